import { MINUTES_OF_DAY, type Minutes } from '../../days/clock'
import { type Day, isDay } from '../../days/day'

/** One 课次: a day and local minutes, half open: a block may begin at the minute another ends. */
export interface BlockTime {
  readonly day: Day
  readonly start: Minutes
  readonly end: Minutes
}

export type BlockRefusal =
  | { readonly index: number; readonly code: 'no_day' | 'outside_day' | 'end_not_after_start' }
  | { readonly index: number; readonly code: 'overlaps'; readonly with: number }

export function overlap(a: BlockTime, b: BlockTime): boolean {
  return a.day === b.day && a.start < b.end && b.start < a.end
}

function timeRefusal({
  day,
  start,
  end,
}: BlockTime): 'no_day' | 'outside_day' | 'end_not_after_start' | null {
  if (!isDay(day)) return 'no_day'
  const within = (minutes: Minutes) => Number.isInteger(minutes) && minutes >= 0 && minutes <= MINUTES_OF_DAY
  if (!within(start) || !within(end)) return 'outside_day'
  return end > start ? null : 'end_not_after_start'
}

/** What is wrong with a session's blocks; an overlap is told once, at the later row. */
export function blockRefusals(blocks: readonly BlockTime[]): BlockRefusal[] {
  const refusals: BlockRefusal[] = []
  blocks.forEach((block, index) => {
    const code = timeRefusal(block)
    if (code) refusals.push({ index, code })
    else {
      const earlier = blocks.findIndex(
        (other, at) => at < index && !timeRefusal(other) && overlap(other, block),
      )
      if (earlier >= 0) refusals.push({ index, code: 'overlaps', with: earlier })
    }
  })
  return refusals
}

export function inBlockOrder<B extends BlockTime>(blocks: readonly B[]): B[] {
  return [...blocks].sort((a, b) => (a.day === b.day ? a.start - b.start : a.day < b.day ? -1 : 1))
}

/** First and last day; null for a session without blocks. */
export function sessionSpan(blocks: readonly BlockTime[]): { first: Day; last: Day } | null {
  const ordered = inBlockOrder(blocks)
  const [first, last] = [ordered[0], ordered.at(-1)]
  return first && last ? { first: first.day, last: last.day } : null
}
