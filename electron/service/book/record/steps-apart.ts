import type { Db } from '../../context'

export interface StepsApart {
  /** Steps of the present book that the source does not have. */
  later: number
  /** Steps of the source that the present book does not have. */
  other: number
}

/** Steps of two books after the last one they share; null when they share none. */
export async function stepsApart(present: Db, source: Db): Promise<StepsApart | null> {
  const heads = await Promise.all([lastSeqIn(present), lastSeqIn(source)])
  if (Math.max(...heads) === 0) return { later: 0, other: 0 }
  let shared = 0
  // A step has the same hash in both only when every step before it has.
  for (let past = Math.min(...heads) + 1; past - shared > 1; ) {
    const middle = Math.floor((shared + past) / 2)
    const [here, there] = await Promise.all([hashOf(present, middle), hashOf(source, middle)])
    if (here !== null && here === there) shared = middle
    else past = middle
  }
  if (shared === 0 && Math.min(...heads) > 0) return null
  return { later: await stepsAfter(present, shared), other: await stepsAfter(source, shared) }
}

/** The same where of the present book only the last step is known. The source is of that book, or may be another one. */
export async function stepsSince(
  last: { seq: number; hash: string },
  source: Db,
): Promise<StepsApart | null> {
  const head = await lastSeqIn(source)
  if (head < last.seq) return { later: last.seq - head, other: 0 }
  const same = await hashOf(source, last.seq)
  // Of what a recovery lost at the end nothing is left; it goes on behind that.
  if (same === null) return { later: last.seq - (await lastSeqIn(source, last.seq)), other: 0 }
  if (same !== last.hash) return null
  return { later: 0, other: await stepsAfter(source, last.seq) }
}

/** Of all, or of those up to `upTo`. */
async function lastSeqIn(db: Db, upTo?: number): Promise<number> {
  const all = db.selectFrom('audit').select(eb => eb.fn.max('seq').as('last'))
  const { last } = await (upTo === undefined ? all : all.where('seq', '<=', upTo)).executeTakeFirstOrThrow()
  return last ?? 0
}

async function hashOf(db: Db, seq: number): Promise<string | null> {
  const step = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst()
  return step?.hash ?? null
}

/** What the program writes by itself into a book it brings back: that it was restored, and its numbers raised. */
const ofRestoring = ['noteRestore', 'raiseNumbers']

/** What people did. */
async function stepsAfter(db: Db, seq: number): Promise<number> {
  const { count } = await db
    .selectFrom('audit')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('seq', '>', seq)
    .where('command', 'not in', ofRestoring)
    .executeTakeFirstOrThrow()
  return count
}
