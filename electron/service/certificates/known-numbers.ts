import { knownSetting } from '../../../src/domain/certificates/stored-settings'
import type { Db, Tx } from '../context'
import { findSetting, putSetting } from '../settings/settings-service'

/** A series that another hand raised: see `Doubt` of what is kept beside the book, which tells the book at each opening. */
interface DoubtedSeries {
  proved: number | null
  upTo: number
}

/** What is known of numbers given outside this book. */
export interface Known {
  /** Numbers may have been given elsewhere, and nobody has said yet how far. */
  elsewhere: boolean
  /** The serials a series was raised to. */
  raised: Record<string, number>
  /** Series in doubt that nobody has decided about yet. */
  doubted: Record<string, DoubtedSeries>
}

export async function getKnown(db: Db): Promise<Known> {
  const stored = (await findSetting(db, knownSetting)) as Partial<Known> | undefined
  return { elsewhere: false, raised: {}, doubted: {}, ...stored }
}

export async function putKnown(tx: Tx, known: Known): Promise<void> {
  await putSetting(tx, knownSetting, known)
}

export const isSameDoubt = (one: DoubtedSeries | undefined, other: DoubtedSeries): boolean =>
  one?.proved === other.proved && one.upTo === other.upTo

export const withoutSeries = (doubted: Known['doubted'], series: readonly string[]): Known['doubted'] =>
  Object.fromEntries(Object.entries(doubted).filter(([one]) => !series.includes(one)))
