import type { Selectable } from 'kysely'
import type { Course } from '../../../src/contract/courses'
import { courseFields, typedCourseFields } from '../../../src/domain/courses/course-fields'
import { rowOf, type ValuesOf, valuesOf } from '../../../src/domain/fields/fields'
import type { Db, Tx } from '../context'
import { holds } from '../db/holds'
import type { CourseTable } from '../db/tables/courses'

/** A course as the form gives it. */
export type CourseInput = ValuesOf<typeof typedCourseFields> & {
  outcomes: { competencyId: string; level: number }[]
}

export async function listCourses(
  db: Db,
  filter: { retired: boolean; text: string },
): Promise<Omit<Course, 'outline'>[]> {
  let query = db.selectFrom('course').selectAll().orderBy('category').orderBy('name')
  if (!filter.retired) query = query.where('retired', '=', 0)
  const { text } = filter
  if (text) query = query.where(eb => eb.or(['name', 'name_en', 'code'].map(column => holds(column, text))))
  const rows = await query.execute()
  const outcomes = await outcomesOf(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const { outline: _outline, ...course } = rowToCourse(row, outcomes.get(row.id) ?? [])
    return course
  })
}

export async function findCourse(db: Db, id: string): Promise<Course | null> {
  const row = await db.selectFrom('course').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return rowToCourse(row, (await outcomesOf(db, [id])).get(id) ?? [])
}

/** In both languages, of all there are. */
export async function courseNames(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('course').select(['name', 'name_en']).execute()
  return rows.flatMap(({ name, name_en }) => (name_en === null ? [name] : [name, name_en]))
}

export async function findCourseByCode(db: Db, code: string): Promise<{ id: string } | null> {
  return (await db.selectFrom('course').select('id').where('code', '=', code).executeTakeFirst()) ?? null
}

export async function findCourseByName(db: Db, name: string): Promise<{ id: string } | null> {
  return (await db.selectFrom('course').select('id').where('name', '=', name).executeTakeFirst()) ?? null
}

export function listRaising(db: Db, competencyId: string) {
  return db
    .selectFrom('course_outcome')
    .innerJoin('course', 'course.id', 'course_outcome.course_id')
    .select(['course.id', 'course.name', 'course.name_en as nameEn', 'course_outcome.level'])
    .where('course_outcome.competency_id', '=', competencyId)
    .where('course.retired', '=', 0)
    .orderBy('course_outcome.level')
    .orderBy('course.name')
    .execute()
}

export async function insertCourse(tx: Tx, id: string, fields: CourseInput): Promise<void> {
  await tx
    .insertInto('course')
    .values({ id, ...rowOf(typedCourseFields, fields), retired: 0 })
    .execute()
  await insertOutcomes(tx, id, fields.outcomes)
}

export async function updateCourse(tx: Tx, id: string, fields: CourseInput): Promise<void> {
  await tx.updateTable('course').set(rowOf(typedCourseFields, fields)).where('id', '=', id).execute()
  const known = (await outcomesOf(tx, [id])).get(id) ?? []
  const wanted = new Map(fields.outcomes.map(outcome => [outcome.competencyId, outcome.level]))
  for (const outcome of known) {
    const level = wanted.get(outcome.competencyId)
    if (level === undefined) {
      await tx
        .deleteFrom('course_outcome')
        .where('course_id', '=', id)
        .where('competency_id', '=', outcome.competencyId)
        .execute()
    } else if (level !== outcome.level) {
      await tx
        .updateTable('course_outcome')
        .set({ level })
        .where('course_id', '=', id)
        .where('competency_id', '=', outcome.competencyId)
        .execute()
    }
    wanted.delete(outcome.competencyId)
  }
  await insertOutcomes(
    tx,
    id,
    [...wanted].map(([competencyId, level]) => ({ competencyId, level })),
  )
}

export async function setCourseRetired(tx: Tx, id: string, retired: boolean): Promise<void> {
  await tx
    .updateTable('course')
    .set({ retired: retired ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

async function insertOutcomes(tx: Tx, courseId: string, outcomes: CourseInput['outcomes']): Promise<void> {
  if (outcomes.length === 0) return
  await tx
    .insertInto('course_outcome')
    .values(
      outcomes.map(({ competencyId, level }) => ({
        course_id: courseId,
        competency_id: competencyId,
        level,
      })),
    )
    .execute()
}

async function outcomesOf(db: Db, courseIds: string[]): Promise<Map<string, Course['outcomes']>> {
  const outcomes = new Map<string, Course['outcomes']>()
  if (courseIds.length === 0) return outcomes
  const rows = await db
    .selectFrom('course_outcome')
    .innerJoin('competency', 'competency.id', 'course_outcome.competency_id')
    .select([
      'course_outcome.course_id',
      'course_outcome.competency_id',
      'course_outcome.level',
      'competency.name',
      'competency.name_en',
    ])
    .where('course_outcome.course_id', 'in', courseIds)
    .orderBy('competency.sort')
    .orderBy('competency.name')
    .execute()
  for (const row of rows) {
    const list = outcomes.get(row.course_id) ?? []
    list.push({
      competencyId: row.competency_id,
      competency: row.name,
      competencyEn: row.name_en,
      level: row.level,
    })
    outcomes.set(row.course_id, list)
  }
  return outcomes
}

function rowToCourse(row: Selectable<CourseTable>, outcomes: Course['outcomes']): Course {
  return { id: row.id, ...valuesOf(courseFields, row), outcomes }
}
