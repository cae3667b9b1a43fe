import type { Tx } from './databases'
import type { BookSchema } from './schema'

/** A table that many rows are put into, and how many. */
export interface BulkTable {
  readonly table: keyof BookSchema
  readonly rows: number
}

/** How an engine lets many rows in at once. */
export type Bulk = <T>(
  tables: readonly BulkTable[],
  stopHere: () => void,
  work: () => Promise<T>,
) => Promise<T>

const bulkOf = new WeakMap<object, Bulk>()

/** For whoever opens a database that has a quicker way for many rows. */
export function offerBulk(tx: Tx, bulk: Bulk): void {
  bulkOf.set(tx, bulk)
}

/**
 * Lets `work` put many new rows into tables whose rows they outnumber, the quickest way the engine has; what is in the
 * book afterwards is the same. `work` may look rows up by primary key only. `stopHere` may throw.
 */
export async function inBulk<T>(
  tx: Tx,
  tables: readonly BulkTable[],
  stopHere: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const bulk = bulkOf.get(tx)
  return bulk ? bulk(tables, stopHere, work) : work()
}
