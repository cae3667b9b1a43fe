import type { z } from 'zod'
import type { needs } from '../../../src/contract/needs'
import { type RatingRefusal, ratingRefusal } from '../../../src/domain/needs/rating'
import { isNewer } from '../../../src/domain/needs/standing'
import type { CommandContext } from '../context'
import { insertRatings, type Rating } from './ratings-store'
import { mapStandings, putStandings, standingKey } from './standings-store'

/** One rating by hand. A day before the newest rating's goes into the history and changes nothing else. */
export async function rate(
  context: CommandContext<RatingRefusal | 'not_found', 'name' | 'competency'>,
  input: z.output<(typeof needs)['rate']['input']>,
): Promise<Record<string, never>> {
  const refusal = ratingRefusal(input, context.today)
  if (refusal) context.refuse(refusal)
  const person = await context.tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', input.personId)
    .executeTakeFirst()
  const competency = await context.tx
    .selectFrom('competency')
    .select('name')
    .where('id', '=', input.competencyId)
    .executeTakeFirst()
  if (!person || !competency) return context.refuse('not_found')
  const rating: Rating = {
    id: context.newId(),
    person_id: input.personId,
    competency_id: input.competencyId,
    state: input.state,
    level: input.state === 'rated' ? input.level : null,
    method: input.method,
    rated_on: input.ratedOn,
    assessor: input.assessor,
    session_id: null,
  }
  const standing = (await mapStandings(context.tx, [input.personId])).get(standingKey(rating))
  await insertRatings(context.tx, [rating])
  const before = standing && { id: standing.rating_id, ratedOn: standing.rated_on }
  if (!before || isNewer({ id: rating.id, ratedOn: rating.rated_on }, before)) {
    await putStandings(context.tx, [rating])
  }
  context.describe({ name: person.name, competency: competency.name })
  return {}
}
