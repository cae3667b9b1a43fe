import { z } from 'zod'
import { type lossNote, lostSteps } from '../../../../src/contract/book/record'
import type { Db } from '../../context'
import { storedEntries } from './stored-entries'

/** `newest`: fingerprint of the last step there was, which older entries do not say. */
type StoredLoss = z.output<typeof lossNote> & { newest?: string | undefined }

const words = lostSteps.extend({ newest: z.string().optional() })

/** Steps that a log lost, as they were taken note of, newest first. One whose words are not what was written is not read. */
export async function storedLosses(db: Db): Promise<StoredLoss[]> {
  return (await storedEntries(db, 'noteLost')).flatMap(({ params, proved, ...row }) => {
    const lost = proved && words.safeParse(wordsIn(params)).data
    return lost ? [{ ...row, ...lost }] : []
  })
}

function wordsIn(params: string | null): unknown {
  try {
    return JSON.parse(params ?? '')
  } catch {
    return null
  }
}
