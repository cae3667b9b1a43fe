import { sql } from 'kysely'
import { capturedTables } from '../captured'
import type { Tx } from '../databases'
import type { Bulk, BulkTable } from '../in-bulk'

/** Fewer rows are written as always: making indexes anew has its price. */
const FEWEST = 2_000

interface Laid {
  readonly name: string
  readonly sql: string
}

/**
 * Lets `work` put many new rows into tables whose rows they outnumber. Meanwhile the tables' indexes are put down and
 * built anew from all rows at once, and one statement captures all new rows where a trigger would capture each: what
 * is in the file afterwards is the same. It all happens inside the command's transaction, so a refusal, a stop or a
 * crash leaves indexes and triggers as they were. `work` may look rows up by primary key only.
 */
export const bulkIn =
  (tx: Tx): Bulk =>
  (tables, stopHere, work) =>
    inBulk(tx, tables, stopHere, work)

async function inBulk<T>(
  tx: Tx,
  tables: readonly BulkTable[],
  stopHere: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const chosen = []
  for (const { table, rows } of tables) {
    const before = await newestRow(tx, table)
    if (rows >= FEWEST && rows * 2 >= before) chosen.push({ table, before })
  }
  if (chosen.length === 0) return work()
  const all = tables.reduce((sum, one) => sum + one.rows, 0)
  const indexed = chosen.map(one => one.table as string)
  if (all * 2 >= (await newestRow(tx, 'change'))) indexed.push('change')
  const triggers: Laid[] = []
  for (const { table } of chosen)
    triggers.push(...(await laidDown(tx, 'trigger', table, `capture_${table}_i`)))
  const indexes: Laid[] = []
  for (const table of indexed) indexes.push(...(await laidDown(tx, 'index', table)))

  const result = await work()

  for (const { table, before } of chosen) {
    stopHere()
    await capture(tx, table, before)
  }
  for (const { sql: text } of [...indexes, ...triggers]) {
    stopHere()
    await sql.raw(text).execute(tx)
  }
  return result
}

/** Row ids grow: nearly the number of rows, and above it every new one. */
async function newestRow(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{
    newest: number | null
  }>`SELECT max(rowid) AS newest FROM ${sql.table(table)}`.execute(tx)
  return rows[0]?.newest ?? 0
}

/** Drops the table's indexes (or the trigger of this name) and gives back how they are made again. */
async function laidDown(tx: Tx, type: 'index' | 'trigger', table: string, name?: string): Promise<Laid[]> {
  const { rows } = await sql<Laid>`SELECT name, sql FROM sqlite_schema
    WHERE type = ${type} AND tbl_name = ${table} AND sql IS NOT NULL ORDER BY rowid`.execute(tx)
  const laid = rows.filter(row => name === undefined || row.name === name)
  for (const row of laid) await sql.raw(`DROP ${type} ${row.name}`).execute(tx)
  return laid
}

/** What the trigger writes for each inserted row (capture.ts), for all of them. */
async function capture(tx: Tx, table: string, before: number): Promise<void> {
  const spec = capturedTables[table]!
  const key = `json_array(${spec.key.map(column => `NEW.${column}`).join(', ')})`
  await sql
    .raw(
      `INSERT INTO change (command_seq, tbl, key, op, before, after, aggregate)
       SELECT (SELECT command_seq FROM running), '${table}', ${key}, 'I', NULL, NULL, ${spec.aggregate('NEW')}
       FROM ${table} AS NEW WHERE NEW.rowid > ${before} ORDER BY NEW.rowid`,
    )
    .execute(tx)
}
