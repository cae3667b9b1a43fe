import { textHash } from './fingerprint'

/**
 * One key for each row of a file, eight bytes each however long the keys are: half a million rows stay below four
 * megabytes, where the texts themselves would be fifty.
 */
export interface HashedKeys {
  set(index: number, key: string): void
  /** Whether the row has this key. */
  has(index: number, key: string): boolean
  /** The last row (an index) that has this key, or -1. */
  lastOf(key: string): number
  /** Rows of keys that more than one row has, in order, each group under the row it begins with. */
  repeated(): ReadonlyMap<number, readonly number[]>
}

export function hashedKeys(rows: number): HashedKeys {
  // Not a number where a row has no key: equal to nothing, itself included.
  const hashes = new Float64Array(rows).fill(Number.NaN)
  let byHash: Uint32Array | null = null
  const sorted = () => {
    byHash ??= new Uint32Array(rows)
      .map((_, index) => index)
      .sort((a, b) => order(hashes[a]!, hashes[b]!) || a - b)
    return byHash
  }
  return {
    set(index, key) {
      hashes[index] = textHash(key)
      byHash = null
    },
    has: (index, key) => hashes[index] === textHash(key),
    lastOf(key) {
      const wanted = textHash(key)
      const all = sorted()
      let low = 0
      let high = rows
      while (low < high) {
        const middle = (low + high) >>> 1
        if (order(hashes[all[middle]!]!, wanted) <= 0) low = middle + 1
        else high = middle
      }
      const found = low > 0 ? all[low - 1]! : -1
      return found >= 0 && hashes[found] === wanted ? found : -1
    },
    repeated() {
      const all = sorted()
      const groups: [first: number, rows: number[]][] = []
      for (let at = 1; at < rows; at += 1) {
        if (hashes[all[at]!] !== hashes[all[at - 1]!]) continue
        const last = groups.at(-1)?.[1]
        if (last && hashes[last[0]!] === hashes[all[at]!]) last.push(all[at]!)
        else groups.push([all[at - 1]!, [all[at - 1]!, all[at]!]])
      }
      return new Map(groups)
    },
  }
}

/** By size; what is no number stands last. */
function order(a: number, b: number): number {
  if (a === b) return 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1
  return Number.isNaN(b) || a < b ? -1 : 1
}
