import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import { type DayRules, readClock, readDay } from '../../imports/day-reading'
import { type Cell, tidy } from '../../imports/table'

type Moment = { readonly day: Day; readonly minutes: Minutes }

/** A day with a time; null for anything else. */
export function momentOf(cell: Cell | undefined, rules: DayRules): Moment | null {
  if (typeof cell === 'number' && cell < 1) return null
  const read = readDay(cell, rules)
  if (read === null || 'problem' in read) return null
  if (read.minutes !== undefined) return { day: read.day, minutes: read.minutes }
  // A real date cell at midnight carries no time; a text or number without a time is not a moment.
  return null
}

const DATED = /^(\d{4}-\d{2}-\d{2}) /

/** A reader's whole month in one cell: days with a time each. Null for any other cell. */
export function severalMoments(
  cell: Cell | undefined,
  rules: DayRules,
): {
  moments: Moment[]
  unread: { day: Day; text: string }[]
} | null {
  if (typeof cell !== 'string' || !cell.includes(';')) return null
  const parts = cell
    .split(';')
    .map(tidy)
    .filter(part => part !== '')
  if (!parts.every(part => DATED.test(part))) return null
  const moments: Moment[] = []
  const unread: { day: Day; text: string }[] = []
  for (const text of parts) {
    const moment = momentOf(text, rules)
    if (moment) moments.push(moment)
    else unread.push({ day: DATED.exec(text)![1]!, text })
  }
  return { moments, unread }
}

/** '08:31 12:02' are two times; null when something in the cell is no time. */
export function timesOf(cell: Cell | undefined): Minutes[] | null {
  if (typeof cell !== 'string') {
    const one = readClock(cell)
    return one === 'impossible' ? null : one === null ? [] : [one]
  }
  const parts = tidy(cell)
    .split(/(?<![\s,，;；、|])[\s,，;；、|]+(?=\d|上午|下午)/)
    .filter(part => part !== '')
  const times = parts.map(part => readClock(part))
  if (times.includes('impossible')) return null
  return times.filter((time): time is Minutes => typeof time === 'number')
}

const NOON: Minutes = 12 * 60
const ONE: Minutes = 60
const SEVEN: Minutes = 7 * 60

/** A reader that shows twelve hours: 1:25 is in the afternoon, and so is a going before its coming. */
export function inTheAfternoon<One extends { minutes: Minutes; going: boolean; pair: number }>(
  scans: readonly One[],
): One[] {
  const later = scans.map(one =>
    one.minutes >= ONE && one.minutes < SEVEN ? { ...one, minutes: one.minutes + NOON } : one,
  )
  return later.map(one => {
    const came = later.find(({ going, pair }) => !going && pair === one.pair)
    const isBefore = one.going && came !== undefined && one.minutes < came.minutes && one.minutes < NOON
    return isBefore ? { ...one, minutes: one.minutes + NOON } : one
  })
}
