import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'

/** A dated block of a session, in local minutes since midnight. */
export type ScannedBlock = {
  readonly id: string
  readonly day: Day
  readonly start: Minutes
  readonly end: Minutes
}

/** Scans this long before or after a block have nothing to do with it. */
const REACH: Minutes = 180

/** From when until when a scan is around a block. */
export type Reach = { readonly from: Minutes; readonly to: Minutes }

/** Between two blocks of a day the middle of the break parts them. */
export function reachOf(block: ScannedBlock, blocks: readonly ScannedBlock[]): Reach {
  const others = blocks.filter(one => one.day === block.day && one.id !== block.id)
  const before = Math.max(...others.filter(one => one.end <= block.start).map(one => one.end))
  const after = Math.min(...others.filter(one => one.start >= block.end).map(one => one.start))
  return {
    from: Math.max(block.start - REACH, Number.isFinite(before) ? (before + block.start) / 2 : 0),
    to: Math.min(
      block.end + REACH,
      Number.isFinite(after) ? (block.end + after) / 2 : Number.POSITIVE_INFINITY,
    ),
  }
}

export const within = (scans: readonly Minutes[], { from, to }: Reach) =>
  scans.filter(at => at >= from && at < to)
