import type { Selectable } from 'kysely'
import type { Db } from '../../context'
import type { StoredRow } from '../../db/book'
import { capturedTables } from '../../db/captured'
import type { ChangeTable } from '../../db/tables/book'
import { objectIn } from '../stored/object-in'
import { type Labelled, type Names, namesOf, type Row, rowLabel, valueText } from './change-names'

/** Rows that are named where there are many. */
const mostNamed = 20

/** What one command changed, row by row and field by field, with names in place of ids. */
export async function listChanges(db: Db, input: { seq: number; limit: number; whole: boolean }) {
  const total = await db
    .selectFrom('change')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('command_seq', '=', input.seq)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where('command_seq', '=', input.seq)
    .orderBy('seq')
    .limit(input.limit)
    .execute()
  const images: { table: string; key: string; op: 'I' | 'U' | 'D'; before: Row | null; after: Row | null }[] =
    []
  for (const row of rows) {
    const before = objectIn(row.before) as Row | null
    const after = row.after ? (objectIn(row.after) as Row | null) : await insertedRow(db, row)
    const known = images.find(one => one.op === 'U' && one.table === row.tbl && one.key === row.key)
    // What a step passed through on its way is not what it did.
    if (known && row.op === 'U') Object.assign(known, { after })
    else images.push({ table: row.tbl, key: row.key, op: row.op, before, after })
  }
  const names = await namesOf(
    db,
    images.flatMap(({ before, after }) => [before, after].filter(row => row !== null)),
  )
  const changes = images.map(({ table, op, before, after }) => ({
    table,
    op,
    ...rowLabel(after ?? before ?? {}, names),
    fields: differences(table, op === 'I' ? null : before, op === 'D' ? null : after, names, input.whole),
  }))
  return { total: total.count - (rows.length - images.length), changes }
}

/** An insert recorded its key only: its image is what the next change of the row found, or the row as it still is. */
async function insertedRow(db: Db, inserted: Selectable<ChangeTable>): Promise<Row | null> {
  if (inserted.op !== 'I') return null
  const next = await db
    .selectFrom('change')
    .select('before')
    .where('aggregate', '=', inserted.aggregate)
    .where('command_seq', '>=', inserted.command_seq)
    .where('seq', '>', inserted.seq)
    .where('tbl', '=', inserted.tbl)
    .where('key', '=', inserted.key)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (next?.before) return objectIn(next.before) as Row | null
  return currentRow(db, inserted.tbl, inserted.key)
}

/** Rows by the names a person knows them by: how many there are, and the first of them. */
export async function namedRows(
  db: Db,
  rows: readonly StoredRow[],
): Promise<{ count: number; records: ({ table: string } & Labelled)[] }> {
  const first = rows.slice(0, mostNamed)
  const images: Row[] = []
  for (const { table, key } of first) images.push((await currentRow(db, table, key)) ?? {})
  const names = await namesOf(db, images)
  return {
    count: rows.length,
    records: first.map(({ table }, at) => ({ table, ...rowLabel(images[at] ?? {}, names) })),
  }
}

/** The row of a table of ours with this key, as it is; null when there is none. */
export async function currentRow(db: Db, table: string, key: string): Promise<Row | null> {
  const spec = capturedTables[table]
  if (!spec) return null
  const values = JSON.parse(key) as (string | number)[]
  // The table is one of ours (a key of capturedTables), never a name from outside.
  let query = db.selectFrom(table as 'operator').selectAll()
  spec.key.forEach((column, index) => {
    query = query.where(column as 'id', '=', String(values[index]))
  })
  return ((await query.executeTakeFirst()) as Row | undefined) ?? null
}

/** Field by field, with names in place of ids; what lists show masked is masked, unless the whole is asked for. */
export function differences(
  table: string,
  before: Row | null,
  after: Row | null,
  names: Names,
  whole = false,
) {
  const { derived = [], masked: masks = {} } = capturedTables[table] ?? {}
  const columns = Object.keys(after ?? before ?? {}).filter(
    column => column !== 'id' && !derived.includes(column),
  )
  const text = (column: string, value: unknown) => {
    const said = valueText(column, value, names)?.name ?? null
    const mask = masks[column]
    return said === null || mask === undefined || whole ? said : mask(said)
  }
  const english = (column: string, value: unknown) => valueText(column, value, names)?.nameEn || undefined
  return columns
    .filter(column => (before?.[column] ?? null) !== (after?.[column] ?? null))
    .map(column => ({
      column,
      before: text(column, before?.[column]),
      after: text(column, after?.[column]),
      beforeEn: english(column, before?.[column]),
      afterEn: english(column, after?.[column]),
      ...(masks[column] !== undefined && { masked: true as const }),
    }))
}
