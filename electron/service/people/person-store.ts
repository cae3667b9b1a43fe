import type { Insertable, Updateable } from 'kysely'
import type { PersonBrief } from '../../../src/contract/people/brief'
import type { Db, Tx } from '../context'
import type { PersonTable } from '../db/tables/people'
import { withBrief } from './brief'

/** Ids asked for in one statement: well below SQLite's limit of parameters. */
export const chunk = 500

export function chunksOf<T>(items: readonly T[], size = chunk): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}

export async function findPerson(db: Db, id: string) {
  return (await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
export type StoredPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** Who bears a number, in whatever case it is written. */
export async function findPersonByNumber(
  db: Db,
  number: string,
): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('staff_no', 'in', [...new Set([number, number.toUpperCase(), number.toLowerCase()])])
    .executeTakeFirst()
  return row ?? null
}

export async function insertPerson(tx: Tx, person: Insertable<PersonTable>): Promise<void> {
  await tx.insertInto('person').values(person).execute()
}

export async function updatePerson(tx: Tx, id: string, changes: Updateable<PersonTable>): Promise<void> {
  if (Object.keys(changes).length === 0) return
  await tx.updateTable('person').set(changes).where('id', '=', id).execute()
}

/** In the order asked for; unknown ids are left out. */
export async function listBriefs(db: Db, ids: readonly string[]): Promise<PersonBrief[]> {
  const found = new Map<string, PersonBrief>()
  for (const some of chunksOf([...new Set(ids)])) {
    const rows = await withBrief(db.selectFrom('person'))
      .select(['person.id', 'person.status', 'person.external'])
      .where('person.id', 'in', some)
      .execute()
    for (const row of rows) found.set(row.id, { ...row, external: row.external === 1 })
  }
  return ids.flatMap(id => found.get(id) ?? [])
}

/** The first by name, for a picker that has not been asked anything yet. */
export async function listFirstIds(db: Db, left: boolean, limit: number): Promise<string[]> {
  let query = db
    .selectFrom('person')
    .select('id')
    .where('sort_key', '>=', '')
    .orderBy('sort_key')
    .orderBy('id')
    .limit(limit)
  if (!left) query = query.where('status', '=', 'active')
  return (await query.execute()).map(row => row.id)
}

export async function listTags(db: Db, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>()
  for (const some of chunksOf(personIds)) {
    const rows = await db
      .selectFrom('person_tag')
      .selectAll()
      .where('person_id', 'in', some)
      .orderBy('person_id')
      .orderBy('tag')
      .execute()
    for (const row of rows) tags.set(row.person_id, [...(tags.get(row.person_id) ?? []), row.tag])
  }
  return tags
}

/** Tags of people still here, most used first. */
export async function countTags(db: Db): Promise<{ tag: string; people: number }[]> {
  const rows = await db
    .selectFrom('person_tag')
    .innerJoin('person', 'person.id', 'person_tag.person_id')
    .select(eb => ['person_tag.tag', eb.fn.countAll<number>().as('people')])
    .where('person.status', '=', 'active')
    .groupBy('person_tag.tag')
    .execute()
  return rows.sort((a, b) => b.people - a.people || (a.tag < b.tag ? -1 : 1))
}

/** Writes only what differs, so that the history shows what was changed. */
export async function putTags(tx: Tx, personId: string, tags: readonly string[]): Promise<void> {
  const before = (await listTags(tx, [personId])).get(personId) ?? []
  const wanted = [...new Set(tags)]
  const gone = before.filter(tag => !wanted.includes(tag))
  const come = wanted.filter(tag => !before.includes(tag))
  if (gone.length > 0) {
    await tx.deleteFrom('person_tag').where('person_id', '=', personId).where('tag', 'in', gone).execute()
  }
  if (come.length > 0) {
    await tx
      .insertInto('person_tag')
      .values(come.map(tag => ({ person_id: personId, tag })))
      .execute()
  }
}
