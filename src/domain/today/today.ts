import type { Minutes } from '../days/clock'
import { addDays, type Day, daysBetween, weekOf } from '../days/day'

export const todayGroups = ['overdue', 'today', 'this_week'] as const
export type TodayGroup = (typeof todayGroups)[number]

/** Work that is due by a day, or something that takes place at an hour. */
export type TodayWhen =
  | {
      readonly due: Day | null
      /** Work that waits already shows from now on, other work once it is due by the horizon. */
      readonly shows: 'now' | 'this_week'
    }
  | {
      /** Today, or the first day to come. */
      readonly on: Day
      readonly minute: Minutes
      /** The first day after today on which it takes place, or does so again. */
      readonly next: Day | null
    }

/** What an area has to say; of what it is and what is to be done about it nothing is known here. */
export interface TodayEntry {
  /** What it is about: of entries alike in all else, the same one comes first every day. */
  readonly id: string
  /** The place of its kind among all kinds: in that order rows of one moment stand. */
  readonly place: number
  readonly when: TodayWhen
}

export interface TodayMoment {
  readonly group: TodayGroup
  /** The day it takes place or is due. */
  readonly day: Day | null
  /** Local minutes of what takes place; null for work without an hour. */
  readonly minute: Minutes | null
  /** 0 unless overdue. */
  readonly overdueDays: number
  readonly takesPlace: boolean
}

export type TodayRow<Entry extends TodayEntry = TodayEntry> = Entry & TodayMoment

/** All rows of the Today page, in order: what is due or takes place by the horizon, and always what takes place next. */
export function todayRows<Entry extends TodayEntry>(
  entries: readonly Entry[],
  today: Day,
): TodayRow<Entry>[] {
  const horizon = horizonOf(today)
  const reach = reachOf(entries, horizon)
  const shows = ({ when }: Entry) =>
    'on' in when ? when.on <= reach : when.shows === 'now' || (when.due !== null && when.due <= horizon)
  return entries
    .filter(shows)
    .map(entry => ({ ...entry, ...momentOf(entry.when, today) }))
    .sort(compareRows)
}

/** The day of what comes next when nothing lies before the horizon: the page always names it. */
function reachOf(entries: readonly TodayEntry[], horizon: Day): Day {
  const coming = entries.flatMap(({ when }) => ('on' in when ? (when.next ?? []) : []))
  const [next] = coming.sort(compareText)
  return next !== undefined && next > horizon ? next : horizon
}

function momentOf(when: TodayWhen, today: Day): TodayMoment {
  return 'on' in when
    ? { ...dueIn(when.on, today), day: when.on, minute: when.minute, takesPlace: true }
    : { ...dueIn(when.due, today), day: when.due, minute: null, takesPlace: false }
}

/** Group and days over by the due day. What waits without being due stands under this week. */
function dueIn(due: Day | null, today: Day): Pick<TodayMoment, 'group' | 'overdueDays'> {
  if (due === null || due > today) return { group: 'this_week', overdueDays: 0 }
  return due === today
    ? { group: 'today', overdueDays: 0 }
    : { group: 'overdue', overdueDays: daysBetween(due, today) }
}

/** Sunday of the week; from Saturday on the next week's, so that Monday's class is not a surprise. */
export function horizonOf(today: Day): Day {
  const week = weekOf(today)
  const sunday = week[6] ?? today
  return daysBetween(today, sunday) <= 1 ? addDays(sunday, 7) : sunday
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Longest overdue first; then by day and hour, what has none of them last; then by kind. Stable for equal facts. */
export function compareRows(a: TodayRow, b: TodayRow): number {
  return (
    todayGroups.indexOf(a.group) - todayGroups.indexOf(b.group) ||
    b.overdueDays - a.overdueDays ||
    compareText(a.day ?? '9999', b.day ?? '9999') ||
    (a.minute ?? 1441) - (b.minute ?? 1441) ||
    a.place - b.place ||
    compareText(a.id, b.id)
  )
}
