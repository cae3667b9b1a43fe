import type { Db } from '../context'
import { sortKeyOf } from '../text/reading'
import { withAskedLevels } from './asked-levels'

/** People of one unit who are asked the same level of one competency and stand at the same place. */
export interface GapCount {
  unit_id: string | null
  competency_id: string
  required: number
  state: 'rated' | 'not_observed' | 'exempt' | 'revoked' | 'expired' | null
  level: number | null
  people: number
  newest: string | null
}

/** The whole map in one aggregate; what a count means is the rule's (domain/needs/gap). */
export async function countGaps(db: Db, filter: { postId: string | null }): Promise<GapCount[]> {
  let query = withAskedLevels(db, 'active')
    .selectFrom('person')
    // A cross join keeps people outermost, so that each one's standings are read in one place of the table.
    .crossJoin('asked')
    .whereRef('asked.post_id', '=', 'person.post_id')
    .whereRef('asked.grade_level_id', 'is not distinct from', 'person.grade_level_id')
    .leftJoin('standing', join =>
      join
        .onRef('standing.person_id', '=', 'person.id')
        .onRef('standing.competency_id', '=', 'asked.competency_id'),
    )
    .select(eb => [
      'person.unit_id',
      'asked.competency_id',
      'asked.level as required',
      'standing.state',
      'standing.level',
      eb.fn.countAll<number>().as('people'),
      eb.fn.max('standing.rated_on').as('newest'),
    ])
    .where('person.status', '=', 'active')
    .groupBy(['person.unit_id', 'asked.competency_id', 'asked.level', 'standing.state', 'standing.level'])
  if (filter.postId !== null) query = query.where('person.post_id', '=', filter.postId)
  return query.execute()
}

/** Active people of each unit itself; null stands for those without a unit. */
export async function countPeople(
  db: Db,
  filter: { postId: string | null },
): Promise<Map<string | null, number>> {
  let query = db
    .selectFrom('person')
    .select(eb => ['unit_id', eb.fn.countAll<number>().as('people')])
    .where('status', '=', 'active')
    .groupBy('unit_id')
  if (filter.postId !== null) query = query.where('post_id', '=', filter.postId)
  return new Map((await query.execute()).map(row => [row.unit_id, row.people]))
}

export function listCompetencies(db: Db) {
  return db
    .selectFrom('competency')
    .select(['id', 'name', 'name_en as nameEn'])
    .orderBy('sort')
    .orderBy('name')
    .execute()
}

/** Posts that active people hold and that ask for nothing at all, the most people first. */
export function listUnaskedPosts(db: Db) {
  return db
    .selectFrom('post')
    .innerJoin('person', join =>
      join.onRef('person.post_id', '=', 'post.id').on('person.status', '=', 'active'),
    )
    .select(eb => ['post.id', 'post.name', 'post.name_en as nameEn', eb.fn.countAll<number>().as('people')])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('post_requirement')
            .select('post_requirement.id')
            .whereRef('post_requirement.post_id', '=', 'post.id'),
        ),
      ),
    )
    .groupBy('post.id')
    .orderBy('people', 'desc')
    .orderBy('post.name')
    .execute()
}

export async function countWithoutPost(db: Db): Promise<number> {
  const row = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('people'))
    .where('post_id', 'is', null)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow()
  return row.people
}

/** Whether anybody has been rated in anything. */
export async function hasStandings(db: Db): Promise<boolean> {
  return (await db.selectFrom('standing').select('rating_id').limit(1).executeTakeFirst()) !== undefined
}

/** All units, siblings in their order, as the tree of People shows them. */
export async function listMapUnits(db: Db) {
  const units = await db
    .selectFrom('unit')
    .select(['id', 'parent_id as parentId', 'kind', 'name', 'name_en as nameEn', 'sort'])
    .execute()
  const keyed = units.map(unit => ({ unit, key: sortKeyOf(unit.name) }))
  keyed.sort((a, b) => a.unit.sort - b.unit.sort || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ unit }) => unit)
}
