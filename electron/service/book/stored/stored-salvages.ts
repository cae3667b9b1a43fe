import { z } from 'zod'
import { type SalvageLoss, salvageLoss } from '../../../../src/contract/book/backup-entry'
import { type ListedLosses, listedLosses as listedShape } from '../../../../src/contract/book/listed-losses'
import type { LostName } from '../../../../src/contract/book/lost-name'
import type { Recovery } from '../../../../src/contract/book/recoveries'
import { leavesDoubt } from '../../../../src/domain/book/recovery'
import type { Db } from '../../context'
import { objectIn } from './object-in'
import { storedEntries } from './stored-entries'

/** Rows of a table that a salvage of these data lost, as far as it named them. */
export async function lostInSalvage(db: Db, table: string): Promise<LostName[]> {
  return (await storedRecoveries(db))
    .toReversed()
    .flatMap(({ lost }) => lost)
    .filter(one => one.table === table)
    .flatMap(one => one.named ?? [])
}

/**
 * The recoveries these data went through, newest first. What one whose words are not what was written says of its losses
 * is not read; that it took place stands all the same.
 */
export async function storedRecoveries(db: Db): Promise<Recovery[]> {
  const salvages = await storedEntries(db, 'sealSalvaged')
  if (salvages.length === 0) return []
  const notes = await storedEntries(db, 'noteRecovery')
  const checks = new Map(
    notes.flatMap(({ params, proved, at, operator }) => {
      const of = proved ? noted.safeParse(objectIn(params)).data : undefined
      return of ? [[of.noted, { at, operator, reason: of.reason ?? null }] as const] : []
    }),
  )
  return salvages.map(({ seq, at, params, proved }) => ({
    seq,
    at,
    proved,
    lost: proved ? lossesIn(objectIn(params)) : [],
    checked: checks.get(seq) ?? null,
  }))
}

/** Rows that a recovery lost or brought without proof, one by one; null where there is no such recovery. */
export async function listedLosses(db: Db, seq: number): Promise<ListedLosses[] | null> {
  const [entry] = await storedEntries(db, 'sealSalvaged', seq)
  if (!entry) return null
  return entry.proved ? rowsIn(objectIn(entry.params)) : []
}

/** Rows of a table that recoveries lost and nobody has gone through yet. */
export async function lostUnchecked(db: Db, tables: readonly string[]): Promise<ListedLosses[]> {
  const open = (await storedRecoveries(db)).filter(({ checked }) => checked === null)
  const listed = await Promise.all(open.map(({ seq }) => listedLosses(db, seq)))
  return listed.flatMap(one => one ?? []).filter(one => one.what === 'lost' && tables.includes(one.table))
}

/** Whether something in these data came out of damage, is in doubt, and nobody has gone through it: nothing is given away then. */
export const isDoubted = async (db: Db | null): Promise<boolean> =>
  db !== null && (await storedRecoveries(db)).some(one => one.checked === null && leavesDoubt(one))

/** Recoveries of before that was listed have none. */
function rowsIn(words: unknown): ListedLosses[] {
  try {
    const { losses } = z.object({ losses: z.string() }).parse(words)
    return z.array(listedShape).parse(JSON.parse(losses))
  } catch {
    return []
  }
}

/** What the entry of a check holds: the number of the recovery's, and how it was gone through. */
const noted = z.object({ noted: z.number(), reason: z.string().optional() })

/** Words that are not ours tell of nothing. */
function lossesIn(words: unknown): SalvageLoss[] {
  try {
    const { lost } = z.object({ lost: z.string() }).parse(words)
    return z.array(salvageLoss).parse(JSON.parse(lost))
  } catch {
    return []
  }
}
