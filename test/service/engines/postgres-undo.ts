import { sql } from 'kysely'
import type { Dependent } from '../../../electron/service/db/book'
import { capturedTables } from '../../../electron/service/db/captured'
import type { Tx } from '../../../electron/service/db/databases'
import { type Touched, withLater } from '../../../src/domain/history/undo'

type Value = string | number | null

/** Takes back every row change of a command, newest first; answers how many rows were only laid aside. */
export async function reverseChanges(tx: Tx, seq: number): Promise<number> {
  // Until commit: rows go and come back in no particular order.
  await sql`SET CONSTRAINTS ALL DEFERRED`.execute(tx)
  const changes = await tx
    .selectFrom('change')
    .select(['tbl', 'key', 'op', 'before'])
    .where('command_seq', '=', seq)
    .orderBy('seq', 'desc')
    .execute()
  let kept = 0
  for (const { tbl, key, op, before } of changes) {
    if (op === 'I' && (await layAside(tx, tbl, key))) kept++
    else await writeImage(tx, tbl, key, op === 'I' ? null : before, op !== 'D')
  }
  return kept
}

/** Of a row that entries of the history name: it stays, and is only laid aside. */
async function layAside(tx: Tx, table: string, keyText: string): Promise<boolean> {
  const { kept } = capturedTables[table] ?? {}
  if (!kept) return false
  const [id = null] = JSON.parse(keyText) as Value[]
  const [naming, column] = kept.namedIn
  const named =
    await sql`SELECT 1 FROM ${sql.table(naming)} WHERE ${sql.ref(column)} = ${id} LIMIT 1`.execute(tx)
  if (named.rows.length === 0) return false
  await sql`UPDATE ${sql.table(table)} SET ${columnsSet(kept.aside)} WHERE ${isKey(table, keyText)}`.execute(
    tx,
  )
  return true
}

/** Gives the row with this key the image; null takes it away. */
async function writeImage(tx: Tx, table: string, key: string, text: string | null, there: boolean) {
  if (text === null) {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${isKey(table, key)}`.execute(tx)
    return
  }
  const image = JSON.parse(text) as Record<string, Value>
  const columns = sql.join(Object.keys(image).map(column => sql.ref(column)))
  const written = there
    ? sql`UPDATE ${sql.table(table)} SET ${columnsSet(image)} WHERE ${isKey(table, key)}`
    : sql`INSERT INTO ${sql.table(table)} (${columns}) VALUES (${sql.join(Object.values(image))})`
  await written.execute(tx)
}

const columnsSet = (image: Readonly<Record<string, Value>>) =>
  sql.join(Object.entries(image).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))

function isKey(table: string, keyText: string) {
  const values = JSON.parse(keyText) as Value[]
  const columns = capturedTables[table]?.key ?? []
  return sql.join(
    columns.map((column, at) => sql`${sql.ref(column)} = ${values[at]}`),
    sql` AND `,
  )
}

/** Live commands that touched the same later. Rows that hang on what goes are not looked up: `hasOrphans` finds them. */
export async function dependentOn(tx: Tx, seqs: readonly number[]): Promise<Dependent> {
  const live = await liveSeqs(tx)
  const changes = await tx.selectFrom('change').select(['command_seq', 'aggregate']).distinct().execute()
  const touched: Touched = {
    liveFrom: seq => live.filter(one => one >= seq),
    aggregatesOf: seq => changes.filter(one => one.command_seq === seq).map(one => one.aggregate),
    laterOn: (aggregate, seq) =>
      changes.filter(one => one.aggregate === aggregate && one.command_seq > seq).map(one => one.command_seq),
  }
  return { seqs: withLater(seqs, touched), staying: [] }
}

async function liveSeqs(tx: Tx): Promise<number[]> {
  const rows = await tx
    .selectFrom('undo_stack')
    .select('seq')
    .where('part', '=', 'done')
    .orderBy('seq')
    .execute()
  return rows.map(row => row.seq)
}

/** Live commands after this one that touched what it touched. */
export async function touchedLater(tx: Tx, seq: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('change as mine')
    .innerJoin('change as later', join =>
      join
        .onRef('later.aggregate', '=', 'mine.aggregate')
        .onRef('later.command_seq', '>', 'mine.command_seq'),
    )
    .innerJoin('undo_stack', 'undo_stack.seq', 'later.command_seq')
    .select('later.command_seq')
    .distinct()
    .where('undo_stack.part', '=', 'done')
    .where('mine.command_seq', '=', seq)
    .execute()
  return rows.map(row => row.command_seq)
}

/** Whether a row hangs on one that is not there: the engine is asked, and everything is put off again. */
export async function hasOrphans(tx: Tx): Promise<boolean> {
  await sql`SAVEPOINT looked`.execute(tx)
  try {
    await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx)
    return false
  } catch {
    return true
  } finally {
    await sql`ROLLBACK TO SAVEPOINT looked`.execute(tx)
  }
}

/** Whether the command left a row of these tables that vouches for something. */
export async function leavesVouching(tx: Tx, seq: number, tables: readonly string[]): Promise<boolean> {
  for (const table of tables) {
    const { vouches, key = [] } = capturedTables[table] ?? {}
    if (!vouches) continue
    const [column, value] = vouches
    const isTouched = sql.join(
      key.map((name, at) => sql`${sql.ref(`t.${name}`)} = (c.key::json ->> ${sql.lit(at)})`),
      sql` AND `,
    )
    const found = await sql`SELECT 1 FROM change AS c JOIN ${sql.table(table)} AS t ON ${isTouched}
      WHERE c.command_seq = ${seq} AND c.tbl = ${table} AND ${sql.ref(`t.${column}`)} = ${value} LIMIT 1`.execute(
      tx,
    )
    if (found.rows.length > 0) return true
  }
  return false
}
