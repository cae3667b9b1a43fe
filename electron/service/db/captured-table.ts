/** A table whose every row change is captured under the running command. */
export interface CapturedTable {
  /** Primary key columns, in order. */
  key: readonly string[]
  /** Kind of the aggregate a row belongs to, and the column with its id: undo refuses when a later command touched it. */
  aggregate: readonly [kind: string, column: string]
}
