import { z } from 'zod'
import { type LostName, type SalvageLoss, salvageLoss } from '../../../src/contract/book/backups'
import type { Db } from '../context'
import { storedEntries } from './stored-entries'

/** Rows of a table that a salvage of these data lost, as far as it named them. */
export async function lostInSalvage(db: Db, table: string): Promise<LostName[]> {
  return (await storedEntries(db, 'sealSalvaged'))
    .toReversed()
    .flatMap(({ params, proved }) => (proved ? lossesIn(params) : []))
    .filter(one => one.table === table)
    .flatMap(one => one.named ?? [])
}

/** Words that are not ours tell of nothing. */
function lossesIn(params: string | null): SalvageLoss[] {
  try {
    const { lost } = z.object({ lost: z.string() }).parse(JSON.parse(params ?? ''))
    return z.array(salvageLoss).parse(JSON.parse(lost))
  } catch {
    return []
  }
}
