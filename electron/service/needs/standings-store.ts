import type { Selectable } from 'kysely'
import type { Db, Tx } from '../context'
import { chunksOf } from '../db/chunks'
import type { StandingTable } from '../db/tables/needs'
import type { Rating } from './ratings-store'

export type StandingRow = Selectable<StandingTable>

/** One person in one competency. */
export const standingKey = (row: { person_id: string; competency_id: string }): string =>
  `${row.person_id} ${row.competency_id}`

/** Where these people stand now, by `standingKey`. */
export async function mapStandings(db: Db, personIds: readonly string[]): Promise<Map<string, StandingRow>> {
  const standings = new Map<string, StandingRow>()
  for (const some of chunksOf(personIds)) {
    const rows = await db.selectFrom('standing').selectAll().where('person_id', 'in', some).execute()
    for (const row of rows) standings.set(standingKey(row), row)
  }
  return standings
}

/** Puts people where these ratings say; at most one rating for each person and competency. */
export async function putStandings(tx: Tx, ratings: readonly Rating[]): Promise<void> {
  for (const some of chunksOf(ratings)) {
    await tx
      .insertInto('standing')
      .values(
        some.map(rating => ({
          person_id: rating.person_id,
          competency_id: rating.competency_id,
          state: rating.state,
          level: rating.level,
          method: rating.method,
          rated_on: rating.rated_on,
          rating_id: rating.id,
        })),
      )
      .onConflict(conflict =>
        conflict.columns(['person_id', 'competency_id']).doUpdateSet(eb => ({
          state: eb.ref('excluded.state'),
          level: eb.ref('excluded.level'),
          method: eb.ref('excluded.method'),
          rated_on: eb.ref('excluded.rated_on'),
          rating_id: eb.ref('excluded.rating_id'),
        })),
      )
      .execute()
  }
}

/** The person is unrated again. */
export async function removeStanding(tx: Tx, personId: string, competencyId: string): Promise<void> {
  await tx
    .deleteFrom('standing')
    .where('person_id', '=', personId)
    .where('competency_id', '=', competencyId)
    .execute()
}
