import { z } from 'zod'
import { type LostName, lostName } from '../../../../src/contract/book/lost-name'
import type { Db } from '../../context'
import { objectIn } from './object-in'
import { storedEntries } from './stored-entries'

/** Certificates that restores took out of the register of these data, as long as the entry that says so is proved. */
export async function goneInRestores(db: Db): Promise<LostName[]> {
  const restores = await storedEntries(db, 'noteRestore')
  return restores.toReversed().flatMap(({ params, proved }) => (proved ? goneIn(objectIn(params)) : []))
}

/** Words that are not ours tell of nothing. */
function goneIn(words: unknown): LostName[] {
  try {
    const { gone } = z.object({ gone: z.string() }).parse(words)
    return z.array(lostName).parse(JSON.parse(gone))
  } catch {
    return []
  }
}
