/**
 * A series that another hand raised in one of the copies of what is kept of the numbers. `proved`: the last serial that
 * something else than that copy tells of; null where nothing does. `upTo`: what it was raised to.
 */
export interface Doubt {
  proved: number | null
  upTo: number
}
export type Doubts = Map<string, Doubt>

interface ReadCopy {
  counters: ReadonlyMap<string, number>
  doubts: Doubts
  origin: 'ours' | 'altered' | 'earlier'
}

/**
 * What an altered copy has beyond those that are as they were written here; and what was in doubt before, as long as
 * no number beyond it is known.
 */
export function doubtsOf(copies: readonly ReadCopy[]): Doubts {
  const ours = copies.filter(({ origin }) => origin === 'ours')
  const proved = highest(ours)
  const doubts: Doubts = new Map()
  for (const copy of ours)
    for (const [series, { proved, upTo }] of copy.doubts) {
      const other = doubts.get(series)
      doubts.set(series, {
        proved: other ? higherOf(other.proved, proved) : proved,
        upTo: Math.max(other?.upTo ?? 0, upTo),
      })
    }
  for (const [series, { upTo }] of doubts) if ((proved.get(series) ?? 0) > upTo) doubts.delete(series)
  for (const [series, upTo] of highest(copies.filter(({ origin }) => origin === 'altered'))) {
    const recorded = ours.length > 0 ? (proved.get(series) ?? 0) : null
    if (recorded !== null && upTo <= recorded) continue
    // Raised once more since: what told of it then tells of it now.
    const before = doubts.get(series)
    doubts.set(series, { proved: before && before.upTo === recorded ? before.proved : recorded, upTo })
  }
  return doubts
}

/** Null where one of them is not known: then neither is. */
const higherOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.max(one, other)

function highest(copies: readonly Pick<ReadCopy, 'counters'>[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const { counters } of copies)
    for (const [series, last] of counters) all.set(series, Math.max(last, all.get(series) ?? 0))
  return all
}

/** Without those that something tells of all the way up: they were given. `lastRecorded`: the highest serial it knows of. */
export function withoutRecorded(
  doubts: Doubts,
  lastRecorded: (series: string, doubt: Doubt) => number,
): Doubts {
  const left: Doubts = new Map()
  for (const [series, doubt] of doubts) {
    const known = lastRecorded(series, doubt)
    if (known >= doubt.upTo) continue
    left.set(series, { ...doubt, proved: doubt.proved === null ? null : Math.max(doubt.proved, known) })
  }
  return left
}
