import { clockText } from '../../domain/days/clock'
import type { Day } from '../../domain/days/day'
import type { Language } from '../../i18n/setup'

type Parts = Pick<Intl.DateTimeFormatOptions, 'year' | 'month' | 'day' | 'weekday'>

/** British order in English: the day before the month. */
function words(language: Language, day: Day, parts: Parts): string {
  const locale = language === 'en' ? 'en-GB' : language
  const at = new Date(`${day}T00:00:00Z`)
  // A book from elsewhere may hold any text for a day: it is shown as it is.
  if (Number.isNaN(at.getTime())) return day
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(at)
}

const monthStyle = (language: Language): 'short' | 'long' => (language === 'en' ? 'short' : 'long')

/** A day of the year `today` lies in: 12月9日 · 9 Dec; of another year with its year. */
export function shortDayText(language: Language, day: Day, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return words(language, day, { ...year, month: monthStyle(language), day: 'numeric' })
}

/** First and last day as short as they can be read: 10月12日–13日 · 12–13 Oct; 12月30日–2027年1月2日. */
export function daySpanText(language: Language, first: Day, last: Day, today: Day): string {
  const whole = (day: Day) => shortDayText(language, day, today)
  if (first === last) return whole(first)
  if (first.slice(0, 7) !== last.slice(0, 7)) {
    const dash = language === 'en' ? ' – ' : '–'
    return `${whole(first)}${dash}${whole(last)}`
  }
  return language === 'en'
    ? `${words(language, first, { day: 'numeric' })}–${whole(last)}`
    : `${whole(first)}–${words(language, last, { day: 'numeric' })}`
}

/** In a column, where all have the same form: 2026-12-09 · 09 Dec 2026. */
export const columnDay = (language: Language, day: Day): string =>
  language === 'en' ? words(language, day, { day: '2-digit', month: 'short', year: 'numeric' }) : day

/** First and last day in a column: 2026-03-02–06 · 02–06 Mar 2026; 2026-12-30–01-02 · 30 Dec – 02 Jan 2027. */
export function columnDays(language: Language, first: Day, last: Day): string {
  if (first === last) return columnDay(language, first)
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  if (language !== 'en') return `${first}–${last.slice(sameMonth ? 8 : 5)}`
  return sameMonth
    ? `${first.slice(8)}–${columnDay(language, last)}`
    : `${words(language, first, { day: '2-digit', month: 'short' })} – ${columnDay(language, last)}`
}

/** 12月9日 周三 · Wed 9 Dec. */
export function dayAndWeekday(language: Language, day: Day, today: Day): string {
  const weekday = words(language, day, { weekday: 'short' })
  const date = shortDayText(language, day, today)
  return language === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`
}

/** A month as a heading: 2026年12月 · December 2026. */
export function monthText(language: Language, month: string): string {
  return words(language, `${month}-01`, { year: 'numeric', month: 'long' })
}

export const weekdayWord = (language: Language, day: Day): string =>
  words(language, day, { weekday: 'short' })

/** 09:00–12:00 */
export const clockSpan = (starts: number, ends: number): string => `${clockText(starts)}–${clockText(ends)}`

/** For a narrow head: 12/9. */
export const slashDay = (language: Language, day: Day): string => {
  const [month, ofMonth] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  return language === 'en' ? `${ofMonth}/${month}` : `${month}/${ofMonth}`
}
