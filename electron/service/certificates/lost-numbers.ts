import { lostInSalvage } from '../book/book-service'
import type { Db } from '../context'

export interface LostNumber {
  number: string
  person: string | null
  enrolmentId: string | null
}

/** Certificates that were lost with damaged data, as far as the salvage named them; not those that stand here again. */
export async function listLostNumbers(db: Db): Promise<LostNumber[]> {
  const named = await lostInSalvage(db, 'certificate')
  if (named.length === 0) return []
  const there = await db
    .selectFrom('certificate')
    .select('number')
    .where(
      'number',
      'in',
      named.map(one => one.label),
    )
    .execute()
  const known = new Set(there.map(one => one.number))
  return named
    .filter(one => !known.has(one.label))
    .map(({ label, person = null, enrolmentId = null }) => ({ number: label, person, enrolmentId }))
}
