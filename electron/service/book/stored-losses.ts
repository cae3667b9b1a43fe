import type { z } from 'zod'
import { type lossNote, lostSteps } from '../../../src/contract/book/record'
import type { Db } from '../context'
import { storedEntries } from './stored-entries'

/** Steps that a log lost, as they were taken note of, newest first. One whose words are not what was written is not read. */
export async function storedLosses(db: Db): Promise<z.output<typeof lossNote>[]> {
  return (await storedEntries(db, 'noteLost')).flatMap(({ params, proved, ...row }) => {
    const lost = proved && lostSteps.safeParse(wordsIn(params)).data
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
