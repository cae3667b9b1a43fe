/** A table whose every row change is captured under the running command. */
export interface CapturedTable {
  /** Primary key columns, in order. */
  key: readonly string[]
  /** Kind of the aggregate a row belongs to, and the column with its id: undo refuses when a later command touched it. */
  aggregate: readonly [kind: string, column: string]
  /** The column a row is asked for by, where that is not its name. */
  label?: string
  /** Columns made from the others: the history does not tell them. */
  derived?: readonly string[]
  /** Columns the history shows masked, as the lists do, until they are asked for. */
  masked?: Readonly<Record<string, (text: string) => string>>
  /**
   * Rows that entries of the history name by their key: once one of them does, taking back the step that made the row
   * only lays it aside, by these values. The history keeps its names.
   */
  kept?: { namedIn: readonly [table: string, column: string]; aside: Readonly<Record<string, number>> }
  /**
   * Rows with this value stand for what was given away in the office's name: no command leaves one it touched while the
   * records are known to have been altered outside, whichever command it is (undo and redo too).
   */
  vouches?: readonly [column: string, value: string]
}
