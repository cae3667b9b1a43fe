import type { DocumentWords } from './words'

type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

interface Day {
  year: number
  month: number
  day: number
}

function dayOf(text: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) throw new Error(`not a day: ${text}`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

function shapeOf(first: Day, last: Day): 'one' | 'month' | 'year' | 'years' {
  if (first.year !== last.year) return 'years'
  if (first.month !== last.month) return 'year'
  return first.day === last.day ? 'one' : 'month'
}

function parts(words: DocumentWords, first: Day, last: Day): Record<string, string | number> {
  return {
    y1: first.year,
    m1: monthName(words, first.month),
    d1: first.day,
    y2: last.year,
    m2: monthName(words, last.month),
    d2: last.day,
  }
}

function monthName(words: DocumentWords, month: number): string {
  return words(`days.months.${month as MonthNumber}`)
}

/** Days as one phrase: 12–13 October 2026, 30 October – 2 November 2026; 2026年10月12日至13日. */
export function dayRange(words: DocumentWords, firstDay: string, lastDay: string): string {
  const first = dayOf(firstDay)
  const last = dayOf(lastDay)
  return words(`days.${shapeOf(first, last)}`, parts(words, first, last))
}

/** One day in full: 20 October 2026; 2026年10月20日. */
export function dayInFull(words: DocumentWords, day: string): string {
  return dayRange(words, day, day)
}

/** A day of a year known from elsewhere on the page: 12 October; 10月12日. */
export function dayOfYear(words: DocumentWords, day: string): string {
  const only = dayOf(day)
  return words('days.short', parts(words, only, only))
}
