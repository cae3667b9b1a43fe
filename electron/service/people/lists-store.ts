import type { Insertable, Updateable } from 'kysely'
import type { ListEntry } from '../../../src/contract/people/lists'
import type { PersonListTable } from '../../../src/domain/people/person-fields'
import type { Db, Tx } from '../context'
import type { ListEntryTable } from '../db/tables/people'

const columnOf = (table: PersonListTable) => `person.${table}_id` as const

/** In their order, with how many active people are in each; those out of use last. */
export async function listEntries(db: Db, table: PersonListTable): Promise<ListEntry[]> {
  const column = columnOf(table)
  const counts = await db
    .selectFrom('person')
    .select(eb => [`${column} as entry` as const, eb.fn.countAll<number>().as('people')])
    .where('person.status', '=', 'active')
    .where(column, 'is not', null)
    .groupBy(column)
    .execute()
  const people = new Map(counts.map(count => [count.entry, count.people]))
  const rows = await db
    .selectFrom(table)
    .selectAll()
    .orderBy('retired')
    .orderBy('sort')
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    retired: row.retired === 1,
    people: people.get(row.id) ?? 0,
  }))
}

export async function findEntry(db: Db, table: PersonListTable, by: { id: string } | { name: string }) {
  const row = await db
    .selectFrom(table)
    .selectAll()
    .where(eb => ('id' in by ? eb('id', '=', by.id) : eb('name', '=', by.name)))
    .executeTakeFirst()
  return row ?? null
}

/** Whether one is called so, in either language. */
export async function isEntryNamed(
  db: Db,
  table: PersonListTable,
  name: string,
  but: string | null = null,
): Promise<boolean> {
  const named = await db.selectFrom(table).select(['id', 'name', 'name_en']).execute()
  const meant = name.toLowerCase()
  return named.some(
    row => row.id !== but && (row.name.toLowerCase() === meant || row.name_en?.toLowerCase() === meant),
  )
}

export async function nextEntrySort(db: Db, table: PersonListTable): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(eb => eb.fn.max('sort').as('last'))
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

/** Everybody in it, those who have left too. */
export async function countInEntry(db: Db, table: PersonListTable, id: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('people'))
    .where(columnOf(table), '=', id)
    .executeTakeFirstOrThrow()
  return row.people
}

export async function insertEntry(
  tx: Tx,
  table: PersonListTable,
  entry: Insertable<ListEntryTable>,
): Promise<void> {
  await tx.insertInto(table).values(entry).execute()
}

export async function updateEntry(
  tx: Tx,
  table: PersonListTable,
  id: string,
  changes: Updateable<ListEntryTable>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.updateTable(table).set(changes).where('id', '=', id).execute()
}

export async function removeEntryRow(tx: Tx, table: PersonListTable, id: string): Promise<void> {
  await tx.deleteFrom(table).where('id', '=', id).execute()
}
