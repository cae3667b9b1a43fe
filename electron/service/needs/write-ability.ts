import type { z } from 'zod'
import type { needs } from '../../../src/contract/needs'
import { isNewer } from '../../../src/domain/needs/standing'
import type { CommandContext } from '../context'
import { chunksOf } from '../db/chunks'
import { insertImportRun } from '../imports/imports-service'
import { findOrMakeCompetencies } from '../people/find-or-make-competencies'
import { insertRatings, type Rating } from './ratings-store'
import { mapStandings, putStandings, standingKey } from './standings-store'

type Input = z.output<(typeof needs)['writeAbility']['input']>
type Output = z.input<(typeof needs)['writeAbility']['output']>

/** Every cell becomes a rating; the newest of each person and competency is where the person stands. */
export async function writeAbility(
  context: CommandContext<'not_found', 'file' | 'people' | 'ratings'>,
  input: Input,
): Promise<Output> {
  const personIds = [...new Set(input.rows.map(row => row.personId))]
  await refuseUnknownPeople(context, personIds)
  const names = new Set(input.rows.flatMap(row => row.ratings.map(rating => rating.competency)))
  const competencies = await findOrMakeCompetencies(context, names)

  const ratings: Rating[] = input.rows.flatMap(row =>
    row.ratings.map(rating => ({
      id: context.newId(),
      person_id: row.personId,
      competency_id: competencies.ids.get(rating.competency) as string,
      state: rating.state,
      level: rating.state === 'rated' ? rating.level : null,
      method: row.method,
      rated_on: row.ratedOn,
      assessor: row.assessor,
      session_id: null,
    })),
  )
  const inForce = new Map<string, Rating>()
  const standings = await mapStandings(context.tx, personIds)
  for (const rating of ratings) {
    const key = standingKey(rating)
    const standing = standings.get(key)
    const before = inForce.get(key)
    const newest = before
      ? { id: before.id, ratedOn: before.rated_on }
      : standing && { id: standing.rating_id, ratedOn: standing.rated_on }
    if (!newest || isNewer({ id: rating.id, ratedOn: rating.rated_on }, newest)) inForce.set(key, rating)
  }
  await insertRatings(context.tx, ratings)
  await putStandings(context.tx, [...inForce.values()])
  await insertImportRun(context, {
    kind: 'ability',
    fileName: input.fileName,
    sheet: input.sheet,
    counts: { ...input.counts, written: ratings.length },
  })
  context.describe({ file: input.fileName, people: personIds.length, ratings: ratings.length })
  return { ratings: ratings.length, competencies: competencies.made }
}

/** Somebody of the preview may have been taken back since. */
async function refuseUnknownPeople(context: CommandContext<'not_found'>, personIds: string[]): Promise<void> {
  for (const some of chunksOf(personIds)) {
    const found = await context.tx.selectFrom('person').select('id').where('id', 'in', some).execute()
    if (found.length < some.length) context.refuse('not_found')
  }
}
