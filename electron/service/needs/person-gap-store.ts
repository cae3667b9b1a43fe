import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Db } from '../context'
import type { BookSchema } from '../db/schema'
import { withBrief } from '../people/people-service'
import { withAskedLevels } from './asked-levels'

/** Which people: `unitIds` null is everybody, an empty list those without a unit. */
export interface PeopleScope {
  unitIds: readonly string[] | null
  postId: string | null
}

function inScope({ unitIds, postId }: PeopleScope): Expression<SqlBool> {
  const eb = expressionBuilder<BookSchema, 'person'>()
  const conditions = [eb('person.status', '=', 'active')]
  if (unitIds?.length === 0) conditions.push(eb('person.unit_id', 'is', null))
  else if (unitIds) conditions.push(eb('person.unit_id', 'in', unitIds))
  if (postId !== null) conditions.push(eb('person.post_id', '=', postId))
  return eb.and(conditions)
}

/** Active people with the words that tell them apart, as a Chinese reader sorts them. */
export async function listScopePeople(db: Db, scope: PeopleScope) {
  return withBrief(db.selectFrom('person'))
    .select(['person.id', 'person.post_id as postId', 'person.grade_level_id as gradeLevelId'])
    .where(inScope(scope))
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute()
}

/** The levels asked of each post at each grade that active people hold. */
export function listAskedLevels(db: Db) {
  return withAskedLevels(db, 'active')
    .selectFrom('asked')
    .select(['post_id', 'grade_level_id', 'competency_id', 'level'])
    .execute()
}

/** Where people of the scope stand; the day is that of the rating. */
export function listScopeStandings(db: Db, scope: PeopleScope) {
  return db
    .selectFrom('standing')
    .innerJoin('person', 'person.id', 'standing.person_id')
    .select([
      'standing.person_id',
      'standing.competency_id',
      'standing.state',
      'standing.level',
      'standing.rated_on',
    ])
    .where(inScope(scope))
    .execute()
}

/** The people of the scope of whom one competency is asked, with what is known of them. */
export async function listAskedPeople(db: Db, scope: PeopleScope, competencyId: string) {
  const askedOf = withAskedLevels(db, 'active')
    .selectFrom('person')
    .crossJoin('asked')
    .whereRef('asked.post_id', '=', 'person.post_id')
    .whereRef('asked.grade_level_id', 'is not distinct from', 'person.grade_level_id')
    .where('asked.competency_id', '=', competencyId)
    .leftJoin('standing', join =>
      join.onRef('standing.person_id', '=', 'person.id').on('standing.competency_id', '=', competencyId),
    )
  return withBrief(askedOf)
    .select(['person.id as personId', 'asked.level as required', 'standing.state', 'standing.level'])
    .where(inScope(scope))
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute()
}

/** What one person's post asks, and what is known of that person: competencies with one of the two. */
export async function listPersonProfile(db: Db, personId: string) {
  const asked = await withAskedLevels(db, { personId })
    .selectFrom('asked')
    .select(['competency_id', 'level'])
    .execute()
  const ratings = await db
    .selectFrom('rating')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('rated_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const standings = await db
    .selectFrom('standing')
    .select(['competency_id', 'state', 'level'])
    .where('person_id', '=', personId)
    .execute()
  return {
    asked: new Map(asked.map(line => [line.competency_id, line.level])),
    standings: new Map(standings.map(standing => [standing.competency_id, standing])),
    ratings,
  }
}
