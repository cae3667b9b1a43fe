import type { Selectable } from 'kysely'
import type { Db, Tx } from '../context'
import { chunksOf } from '../db/chunks'
import type { RatingTable } from '../db/tables/needs'

export type Rating = Selectable<RatingTable>

/** All ratings of these people, in whatever competency. */
export async function listRatings(db: Db, personIds: readonly string[]): Promise<Rating[]> {
  const ratings: Rating[] = []
  for (const some of chunksOf(personIds)) {
    ratings.push(...(await db.selectFrom('rating').selectAll().where('person_id', 'in', some).execute()))
  }
  return ratings
}

/** What one session gave these people. */
export async function listSessionRatings(
  db: Db,
  sessionId: string,
  personIds: readonly string[],
): Promise<Rating[]> {
  const rows = await db.selectFrom('rating').selectAll().where('session_id', '=', sessionId).execute()
  const wanted = new Set(personIds)
  return rows.filter(row => wanted.has(row.person_id))
}

export async function insertRatings(tx: Tx, ratings: readonly Rating[]): Promise<void> {
  for (const some of chunksOf(ratings)) await tx.insertInto('rating').values(some).execute()
}

export async function removeRatings(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const some of chunksOf(ids)) await tx.deleteFrom('rating').where('id', 'in', some).execute()
}
