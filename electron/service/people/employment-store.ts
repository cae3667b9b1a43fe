import type { Insertable } from 'kysely'
import type { NamedRecord } from '../../../src/contract/people/brief'
import type { EmploymentEventRow } from '../../../src/contract/people/person'
import type { Db, Tx } from '../context'
import type { EmploymentEventTable } from '../db/tables/people'

/** Somebody's history, oldest first, with the names as they are today. */
export async function listEvents(db: Db, personId: string): Promise<EmploymentEventRow[]> {
  const rows = await db
    .selectFrom('employment_event as event')
    .leftJoin('unit as from_unit', 'from_unit.id', 'event.from_unit_id')
    .leftJoin('unit as to_unit', 'to_unit.id', 'event.to_unit_id')
    .leftJoin('post as from_post', 'from_post.id', 'event.from_post_id')
    .leftJoin('post as to_post', 'to_post.id', 'event.to_post_id')
    .leftJoin('grade_level as from_grade', 'from_grade.id', 'event.from_grade_level_id')
    .leftJoin('grade_level as to_grade', 'to_grade.id', 'event.to_grade_level_id')
    .selectAll('event')
    .select([
      'from_unit.name as from_unit_name',
      'from_unit.name_en as from_unit_name_en',
      'to_unit.name as to_unit_name',
      'to_unit.name_en as to_unit_name_en',
      'from_post.name as from_post_name',
      'from_post.name_en as from_post_name_en',
      'to_post.name as to_post_name',
      'to_post.name_en as to_post_name_en',
      'from_grade.name as from_grade_name',
      'from_grade.name_en as from_grade_name_en',
      'to_grade.name as to_grade_name',
      'to_grade.name_en as to_grade_name_en',
    ])
    .where('event.person_id', '=', personId)
    .orderBy('event.on_day')
    .orderBy('event.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    onDay: row.on_day,
    fromUnit: named(row.from_unit_id, row.from_unit_name, row.from_unit_name_en),
    toUnit: named(row.to_unit_id, row.to_unit_name, row.to_unit_name_en),
    fromPost: named(row.from_post_id, row.from_post_name, row.from_post_name_en),
    toPost: named(row.to_post_id, row.to_post_name, row.to_post_name_en),
    fromGradeLevel: named(row.from_grade_level_id, row.from_grade_name, row.from_grade_name_en),
    toGradeLevel: named(row.to_grade_level_id, row.to_grade_name, row.to_grade_name_en),
    reason: row.reason,
  }))
}

function named(id: string | null, name: string | null, nameEn: string | null): NamedRecord | null {
  return id === null || name === null ? null : { id, name, nameEn }
}

export async function lastEventDay(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('employment_event')
    .select('on_day')
    .where('person_id', '=', personId)
    .orderBy('on_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.on_day ?? null
}

export async function insertEvent(tx: Tx, event: Insertable<EmploymentEventTable>): Promise<void> {
  await tx.insertInto('employment_event').values(event).execute()
}

export async function updateEventDay(tx: Tx, id: string, day: string): Promise<void> {
  await tx.updateTable('employment_event').set({ on_day: day }).where('id', '=', id).execute()
}
