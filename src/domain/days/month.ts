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

export const spans = ['month', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]

/** The first and the last day of the month, the quarter or the year a day lies in: 2026-12-09 and quarter give 10-01 to 12-31. */
export function spanAround(day: Day, span: Span): { from: Day; to: Day } {
  const { year, month } = partsOf(day)
  const length = { month: 1, quarter: 3, year: 12 }[span]
  const first = month - ((month - 1) % length)
  const last = first + length - 1
  return { from: dayFromParts(year, first, 1), to: dayFromParts(year, last, daysInMonth(year, last)) }
}
