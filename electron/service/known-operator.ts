import { isCorrupt } from './book/backups/book-health'
import type { Db } from './context'
import { Refusal } from './refusal'

/**
 * For work on the whole book, which no transaction holds together: refused as `unknown_operator` where the one who asks
 * is not on the list, or does not act any more. Where the list cannot be read anybody is right, and nobody is recorded.
 */
export async function refuseUnknown(db: Db, operatorId: string): Promise<void> {
  if (!(await isListed(db, operatorId))) throw new Refusal('unknown_operator')
}

async function isListed(db: Db, id: string): Promise<boolean> {
  try {
    const acting = db.selectFrom('operator').select('id').where('id', '=', id).where('active', '=', 1)
    return (await acting.executeTakeFirst()) !== undefined
  } catch (error) {
    if (isCorrupt(error)) return true
    throw error
  }
}
