import { addDays, type Day, daysBetween, weekday } from './day'
import { yearOf } from './month'

/** Holidays and 调休 are announced each November for the next year, so they are data, and may be missing. */
export interface WorkingCalendar {
  readonly daysOff: ReadonlySet<Day>
  /** Saturdays and Sundays that are worked to make up for a holiday (调休). */
  readonly workedWeekends: ReadonlySet<Day>
  readonly knownYears: ReadonlySet<number>
}

/** Weekends only, no year known: what the book falls back to. */
export const plainCalendar: WorkingCalendar = {
  daysOff: new Set(),
  workedWeekends: new Set(),
  knownYears: new Set(),
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.daysOff.has(day)) return false
  return weekday(day) <= 5 || calendar.workedWeekends.has(day)
}

/** The n-th working day after (n > 0) or before (n < 0) the day; 0 gives the day itself, working or not. */
export function addWorkingDays(day: Day, days: number, calendar: WorkingCalendar): Day {
  const step = Math.sign(days)
  let left = Math.abs(days)
  let at = day
  while (left > 0) {
    at = addDays(at, step)
    if (isWorkingDay(at, calendar)) left -= 1
  }
  return at
}

/** Working days from the first to the last day, both counted. */
export function workingDaysWithin(first: Day, last: Day, calendar: WorkingCalendar): number {
  let count = 0
  for (let at = 0; at <= daysBetween(first, last); at += 1) {
    if (isWorkingDay(addDays(first, at), calendar)) count += 1
  }
  return count
}

/** The years between two days whose holidays nobody has entered: the page says so beside the date. */
export function unknownYears(first: Day, last: Day, calendar: WorkingCalendar): number[] {
  const years: number[] = []
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    if (!calendar.knownYears.has(year)) years.push(year)
  }
  return years
}
