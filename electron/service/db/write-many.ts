import type { CompiledQuery } from 'kysely'
import type { Tx } from './databases'

/** Rows in one statement: 500 × 20 columns stay below SQLite's 32,766 parameters. */
const rowsAtOnce = 500

/**
 * Writes many rows of one table with few statements: the statement is built once for a full chunk and then given
 * other values. `build` makes the statement for some rows; `values` are a row's values in the statement's order.
 */
export async function writeMany<Row>(
  tx: Tx,
  rows: readonly Row[],
  build: (rows: readonly Row[]) => CompiledQuery,
  values: (row: Row) => readonly unknown[],
  /** Called before each statement; may throw. */
  stopHere: () => void = () => undefined,
): Promise<void> {
  let full: CompiledQuery | null = null
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    stopHere()
    const some = rows.slice(at, at + rowsAtOnce)
    if (some.length < rowsAtOnce) {
      await tx.executeQuery(build(some))
      return
    }
    full ??= build(some)
    const parameters: unknown[] = []
    for (const row of some) parameters.push(...values(row))
    await tx.executeQuery({ ...full, parameters })
  }
}
