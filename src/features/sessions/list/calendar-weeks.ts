import { addDays, type Day, dayFromParts, daysInMonth, partsOf, weekOf } from '../../../domain/days/day'

/** Whole weeks, Monday first: all that the month of the day touches, or its own. */
export function calendarWeeks(day: Day, span: 'month' | 'week'): Day[][] {
  if (span === 'week') return [weekOf(day)]
  const { year, month } = partsOf(day)
  const last = dayFromParts(year, month, daysInMonth(year, month))
  const weeks: Day[][] = []
  let week = weekOf(dayFromParts(year, month, 1))
  for (;;) {
    weeks.push(week)
    const end = week.at(-1) ?? last
    if (end >= last) return weeks
    week = weekOf(addDays(end, 1))
  }
}

/** The same place a week on or back; of a month, the first day of the next or the one before. */
export function turned(day: Day, span: 'month' | 'week', by: 1 | -1): Day {
  if (span === 'week') return addDays(day, 7 * by)
  const { year, month } = partsOf(day)
  const at = year * 12 + month - 1 + by
  return dayFromParts(Math.floor(at / 12), (at % 12) + 1, 1)
}
