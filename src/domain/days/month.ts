import { type Day, dayFromParts, daysInMonth, type Month, partsOf } from './day'

/** `monthOf('2026-12-09')` is '2026-12'. */
export function monthOf(day: Day): Month {
  partsOf(day)
  return day.slice(0, 7)
}

export function yearOf(day: Day): number {
  return partsOf(day).year
}

/** Moves by whole months and clamps to the month's end: 2026-01-31 and 1 month give 2026-02-28. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: ofMonth } = partsOf(day)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = index - toYear * 12 + 1
  return dayFromParts(toYear, toMonth, Math.min(ofMonth, daysInMonth(toYear, toMonth)))
}

/** Every day of a month in order: the cells of a calendar. */
export function daysOfMonth(month: Month): Day[] {
  const { year, month: ofYear } = partsOf(`${month}-01`)
  return Array.from({ length: daysInMonth(year, ofYear) }, (_, index) =>
    dayFromParts(year, ofYear, index + 1),
  )
}
