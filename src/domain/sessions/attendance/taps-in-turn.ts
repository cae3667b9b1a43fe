import type { Minutes } from '../../days/clock'
import { reachOf, type ScannedBlock, within } from './scan-reach'

/** Two taps this far apart are a coming and a going; closer ones may be one, at two readers. */
export const APART: Minutes = 30
/** Taps this close are one, forgotten and repeated. */
const REPEATED: Minutes = 2

/** One tap for those that are repeated at once. */
export function withoutRepeats(scans: readonly Minutes[]): Minutes[] {
  const taps: Minutes[] = []
  for (const at of scans) if (at - (taps.at(-1) ?? Number.NEGATIVE_INFINITY) > REPEATED) taps.push(at)
  return taps
}

/**
 * A person's taps of a day as a coming and a going in turn, for counting: whatever is tapped before the first block is one
 * coming, and after the last one going, however many readers somebody passes. Of an odd number two that are close are one
 * where only one pair can be; otherwise it stays odd, and nobody knows which is missing.
 */
export function tapsInTurn(taps: readonly Minutes[], blocksOfDay: readonly ScannedBlock[]): Minutes[] {
  const [first] = [...blocksOfDay].sort((a, b) => a.start - b.start)
  const last = [...blocksOfDay].sort((a, b) => a.end - b.end).at(-1)
  if (!first || !last) return [...taps]
  const early = within(taps, { from: reachOf(first, blocksOfDay).from, to: first.start + 1 })
  const late = within(taps, { from: last.end, to: reachOf(last, blocksOfDay).to })
  const doubled = new Set([...early.slice(1), ...late.slice(0, -1)])
  const inTurn = taps.filter(at => !doubled.has(at))
  if (inTurn.length % 2 === 0) return inTurn
  const again = inTurn.filter((at, nth) => isSameTap(inTurn[nth - 1], at, blocksOfDay))
  return again.length === 1 ? inTurn.filter(at => at !== again[0]) : inTurn
}

/** Close to one another, around one block, and not both in the midst of it, where a going and a coming back may be. */
function isSameTap(one: Minutes | undefined, other: Minutes, blocks: readonly ScannedBlock[]): boolean {
  if (one === undefined || other - one >= APART) return false
  if (blocks.some(({ start, end }) => start < one && other < end)) return false
  return !blocks.some(
    block => within([one], reachOf(block, blocks)).length !== within([other], reachOf(block, blocks)).length,
  )
}
