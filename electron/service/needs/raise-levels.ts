import type { Level } from '../../../src/domain/needs/codes'
import type { Standing } from '../../../src/domain/needs/gap'
import { isNewer, newestRating, raises } from '../../../src/domain/needs/standing'
import type { CommandContext } from '../context'
import { insertRatings, listRatings, listSessionRatings, type Rating, removeRatings } from './ratings-store'
import { mapStandings, putStandings, removeStanding, type StandingRow, standingKey } from './standings-store'

/** What a person who passed is raised to. */
export interface Raise {
  personId: string
  competencyId: string
  level: number
  sessionId: string
  /** The day the pass was established. */
  ratedOn: string
}

/** `before` null: the person had no level in it. */
export interface Raised {
  personId: string
  competencyId: string
  before: number | null
  level: number
}

/**
 * Passing raises the competencies the course leads to and never lowers one (A5). Answers with those whose level
 * changed: a rating newer than the pass stays in force, and the pass then stands in the history only.
 */
export async function raiseLevels(context: CommandContext, raisesAsked: Raise[]): Promise<Raised[]> {
  const highestFirst = [...raisesAsked].sort((a, b) => b.level - a.level)
  const standings = await mapStandings(context.tx, [...new Set(raisesAsked.map(raise => raise.personId))])
  const given = await givenAlready(context, raisesAsked)
  const ratings: Rating[] = []
  const inForce: Rating[] = []
  const raised: Raised[] = []
  for (const raise of highestFirst) {
    const key = standingKey({ person_id: raise.personId, competency_id: raise.competencyId })
    const standing = standings.get(key)
    const gift = `${raise.sessionId} ${key}`
    if ((given.get(gift) ?? 0) >= raise.level) continue
    if (!raises(standing ? ruleStanding(standing) : null, raise.level as Level)) continue
    given.set(gift, raise.level)
    const rating: Rating = {
      id: context.newId(),
      person_id: raise.personId,
      competency_id: raise.competencyId,
      state: 'rated',
      level: raise.level,
      method: 'training',
      rated_on: raise.ratedOn,
      assessor: null,
      session_id: raise.sessionId,
    }
    ratings.push(rating)
    if (standing && !isNewer(dated(rating), { id: standing.rating_id, ratedOn: standing.rated_on })) continue
    inForce.push(rating)
    const { personId, competencyId, level } = raise
    raised.push({ personId, competencyId, before: standing?.level ?? null, level })
  }
  await insertRatings(context.tx, ratings)
  await putStandings(context.tx, inForce)
  return raised
}

/** Takes away what a session gave these people; each stands again where the ratings that remain put them. */
export async function takeBackRaises(
  context: CommandContext,
  { sessionId, personIds }: { sessionId: string; personIds: string[] },
): Promise<void> {
  const gone = await listSessionRatings(context.tx, sessionId, personIds)
  if (gone.length === 0) return
  const goneIds = new Set(gone.map(rating => rating.id))
  const people = [...new Set(gone.map(rating => rating.person_id))]
  const standings = await mapStandings(context.tx, people)
  const remaining = new Map<string, Rating[]>()
  for (const rating of await listRatings(context.tx, people)) {
    if (goneIds.has(rating.id)) continue
    remaining.set(standingKey(rating), [...(remaining.get(standingKey(rating)) ?? []), rating])
  }
  const inForce: Rating[] = []
  for (const key of new Set(gone.map(standingKey))) {
    const standing = standings.get(key)
    if (!standing || !goneIds.has(standing.rating_id)) continue
    const newest = newestRating((remaining.get(key) ?? []).map(rating => ({ ...dated(rating), rating })))
    if (newest) inForce.push(newest.rating)
    else await removeStanding(context.tx, standing.person_id, standing.competency_id)
  }
  await putStandings(context.tx, inForce)
  await removeRatings(context.tx, [...goneIds])
}

const dated = (rating: Rating) => ({ id: rating.id, ratedOn: rating.rated_on })

function ruleStanding(row: StandingRow): Standing {
  if (row.state !== 'rated') return { state: row.state }
  return { state: 'rated', level: row.level as Level }
}

/** The level a session gave before: marks entered twice write one rating. */
async function givenAlready(context: CommandContext, raisesAsked: Raise[]): Promise<Map<string, number>> {
  const given = new Map<string, number>()
  for (const sessionId of new Set(raisesAsked.map(raise => raise.sessionId))) {
    const people = raisesAsked.filter(raise => raise.sessionId === sessionId).map(raise => raise.personId)
    for (const rating of await listSessionRatings(context.tx, sessionId, people)) {
      const gift = `${sessionId} ${standingKey(rating)}`
      given.set(gift, Math.max(given.get(gift) ?? 0, rating.level ?? 0))
    }
  }
  return given
}
