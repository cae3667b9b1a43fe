import type { Day } from '../../days/day'

/** Whether a day is meant. */
export type DayMeant = (day: Day) => boolean

const YEARED = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/g
/** 12/10/2026: only the session's days tell which of the two is the month. */
const YEAR_LAST = /(?:^|\D)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/
const CHINESE = /(?:^|\D)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/g
const MONTHED = /(?:^|\D)(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?!\d)/
const ALONE = /(?:^|\s)(\d{1,2})\s*[日号]?(?=$|\s|[上下]午|[(（周星])/
const ENDS_LATER = /^\s*[-–—~至到]\s*\d/

const two = (text: string) => text.padStart(2, '0')
const monthDay = (month: string, date: string) => `${two(month)}-${two(date)}`

/** The only day a text names: 培训日期：2026年11月25日. None where it names several, or from when until when. */
export function dayInText(raw: string): DayMeant | null {
  const text = raw.normalize('NFKC')
  const yeared = [...text.matchAll(YEARED)]
  const named = yeared.length > 0 ? yeared : [...text.matchAll(CHINESE)]
  const [only, other] = named
  if (!only || other || ENDS_LATER.test(text.slice(only.index + only[0].length))) return null
  if (yeared.length === 0) return day => day.slice(5) === monthDay(only[1]!, only[2]!)
  return day => day === `${only[1]}-${monthDay(only[2]!, only[3]!)}`
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
/** Nov 5 2026, 5 November 2026, 17-Nov. */
const NAMED_FIRST = new RegExp(
  `\\b${MONTH}[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s*(\\d{4}))?`,
  'i',
)
const NAMED_LAST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*${MONTH}(?:,?[\\s-]*(\\d{4}))?`, 'i')

/** A day whose month has its English name; the year may be left out. */
function namedDay(text: string): DayMeant | null {
  const last = NAMED_LAST.exec(text)
  const first = last ? null : NAMED_FIRST.exec(text)
  const [name, date, year] = last ? [last[2], last[1], last[3]] : [first?.[1], first?.[2], first?.[3]]
  if (name === undefined || date === undefined) return null
  const end = monthDay(String(MONTHS.indexOf(name.toLowerCase()) + 1), date)
  return year === undefined ? day => day.slice(5) === end : day => day === `${year}-${end}`
}

/** The same of a heading, where the year, and in a sheet of one month the month, may be left out: 11月25日, 11/25, 25. */
export function columnDayIn(heading: string): DayMeant | null {
  const text = heading.normalize('NFKC')
  const yeared = dayInText(text)
  if (yeared) return yeared
  // Before the others: 9.00AM beside it is no September.
  const named = namedDay(text)
  if (named) return named
  const last = YEAR_LAST.exec(text)
  if (last) {
    const [, one = '', other = '', year = ''] = last
    const days = [`${year}-${monthDay(one, other)}`, `${year}-${monthDay(other, one)}`]
    return day => days.includes(day)
  }
  const monthed = MONTHED.exec(text)
  if (monthed) {
    // 25/11: no month is the 25th.
    const [month, date] = Number(monthed[1]) > 12 ? [monthed[2]!, monthed[1]!] : [monthed[1]!, monthed[2]!]
    return day => day.slice(5) === monthDay(month, date)
  }
  const alone = ALONE.exec(text)
  return alone ? day => day.slice(8) === two(alone[1]!) : null
}
