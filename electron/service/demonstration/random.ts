/** A small repeatable source of chance (mulberry32): the same seed tells the same year every time. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  pick<T>(from: readonly T[]): T
  /** As many as asked for, in the order of the list. */
  some<T>(from: readonly T[], count: number): T[]
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    pick: from => {
      const chosen = from[Math.floor(next() * from.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    some: (from, count) => {
      const indexes = from.map((_, index) => index)
      for (let at = indexes.length - 1; at > 0; at--) {
        const other = between(0, at)
        ;[indexes[at], indexes[other]] = [indexes[other] as number, indexes[at] as number]
      }
      const chosen = new Set(indexes.slice(0, count))
      return from.filter((_, index) => chosen.has(index))
    },
  }
}
