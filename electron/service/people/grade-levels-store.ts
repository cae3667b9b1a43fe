import type { Insertable, Updateable } from 'kysely'
import type { Db, Tx } from '../context'
import type { GradeLevelTable } from '../db/tables/people'

/** Grade levels from the lowest up, with how many active people stand at each. */
export async function listGradeLevels(db: Db) {
  const rows = await db
    .selectFrom('grade_level')
    .select(eb => [
      'grade_level.id',
      'grade_level.name',
      'grade_level.name_en as nameEn',
      eb
        .selectFrom('person')
        .select(inner => inner.fn.countAll<number>().as('heads'))
        .whereRef('person.grade_level_id', '=', 'grade_level.id')
        .where('person.status', '=', 'active')
        .as('people'),
    ])
    .orderBy('grade_level.sort')
    .orderBy('grade_level.name')
    .execute()
  return rows.map(row => ({ ...row, people: row.people ?? 0 }))
}

export async function findGradeLevel(db: Db, by: { id: string } | { name: string }) {
  const row = await db
    .selectFrom('grade_level')
    .selectAll()
    .where(eb => ('id' in by ? eb('id', '=', by.id) : eb('name', '=', by.name)))
    .executeTakeFirst()
  return row ?? null
}

export async function nextGradeLevelSort(db: Db): Promise<number> {
  const row = await db
    .selectFrom('grade_level')
    .select(eb => eb.fn.max('sort').as('last'))
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

/** Everybody who stands or last stood at it. */
export async function countAtGradeLevel(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('people'))
    .where('grade_level_id', '=', id)
    .executeTakeFirstOrThrow()
  return row.people
}

export async function insertGradeLevel(tx: Tx, gradeLevel: Insertable<GradeLevelTable>): Promise<void> {
  await tx.insertInto('grade_level').values(gradeLevel).execute()
}

export async function updateGradeLevel(
  tx: Tx,
  id: string,
  changes: Updateable<GradeLevelTable>,
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await tx.updateTable('grade_level').set(changes).where('id', '=', id).execute()
}

export async function removeGradeLevelRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('grade_level').where('id', '=', id).execute()
}
