import type { PapersGone } from '../../../../src/contract/book/backups'
import type { LostName } from '../../../../src/contract/book/lost-name'
import { rangesOf } from '../../../../src/domain/book/number-ranges'
import type { Db } from '../../context'
import { numbered } from '../../db/numbered'

/** What is on paper and in a book, and not in an older copy that takes its place. */
export const papersGone = async (present: Db, source: Db): Promise<LostName[]> =>
  (await numbered.register()).gone(present, source)

/** The numbers of the register. */
export const numbersIn = async (db: Db): Promise<string[]> => (await numbered.register()).numbers(db)

/** What goes, as far as it is known. */
export interface Gone {
  named: readonly LostName[]
  /** There may be more. */
  atLeast: boolean
}

/**
 * What the question says of them: the printed ones by their numbers and those of which nobody knows it, or where none was
 * printed all of them.
 */
export function goneInShort({ named, atLeast }: Gone): PapersGone | null {
  if (named.length === 0 && !atLeast) return null
  const printed = named.filter(one => one.printed === true)
  const unknown = named.filter(one => one.printed === undefined)
  const nonePrinted = printed.length === 0 && unknown.length === 0
  const rangesIn = (some: readonly LostName[]) => rangesOf(some.map(({ label }) => label))
  return {
    count: named.length,
    printed: printed.length,
    ranges: rangesIn(nonePrinted ? named : printed),
    ...(unknown.length > 0 && { unknown: { count: unknown.length, ranges: rangesIn(unknown) } }),
    ...(atLeast && { atLeast }),
  }
}
