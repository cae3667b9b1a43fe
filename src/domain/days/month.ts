import { type Day, dayFromParts, daysInMonth, partsOf } from './day'

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
