import type { Insertable, Updateable } from 'kysely'
import type { CompetencyRow } from '../../../src/contract/people/structure'
import type { Db, Tx } from '../context'
import type { CompetencyTable } from '../db/tables/people'

export async function listCompetencies(db: Db): Promise<CompetencyRow[]> {
  const rows = await db.selectFrom('competency').selectAll().orderBy('sort').orderBy('name').execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    category: row.category,
    descriptors: JSON.parse(row.descriptors) as CompetencyRow['descriptors'],
  }))
}

export async function findCompetency(db: Db, by: { id: string } | { name: string }) {
  const row = await db
    .selectFrom('competency')
    .selectAll()
    .where(eb => ('id' in by ? eb('id', '=', by.id) : eb('name', '=', by.name)))
    .executeTakeFirst()
  return row ?? null
}

export async function nextCompetencySort(db: Db): Promise<number> {
  const row = await db
    .selectFrom('competency')
    .select(eb => eb.fn.max('sort').as('last'))
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

export async function insertCompetency(tx: Tx, competency: Insertable<CompetencyTable>): Promise<void> {
  await tx.insertInto('competency').values(competency).execute()
}

export async function updateCompetency(
  tx: Tx,
  id: string,
  changes: Updateable<CompetencyTable>,
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await tx.updateTable('competency').set(changes).where('id', '=', id).execute()
}

export async function removeCompetencyRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('post_requirement').where('competency_id', '=', id).execute()
  await tx.deleteFrom('competency').where('id', '=', id).execute()
}
