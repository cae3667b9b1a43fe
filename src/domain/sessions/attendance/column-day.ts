import type { Day } from '../../days/day'

/** Whether a day is meant. */
export type DayMeant = (day: Day) => boolean

const YEARED = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/
const MONTHED = /(?:^|\D)(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?!\d)/
const ALONE = /(?:^|\s)(\d{1,2})\s*[日号]?(?=$|\s|[上下]午|[(（周星])/

const two = (text: string) => text.padStart(2, '0')

/** The day a text names with its year: 培训日期：2026年11月25日. */
export function dayInText(text: string): DayMeant | null {
  const yeared = YEARED.exec(text.normalize('NFKC'))
  if (!yeared) return null
  const day = `${yeared[1]}-${two(yeared[2]!)}-${two(yeared[3]!)}`
  return one => one === day
}

/** The same of a heading, where the year, and in a sheet of one month the month, may be left out: 11月25日, 11/25, 25. */
export function columnDayIn(heading: string): DayMeant | null {
  const text = heading.normalize('NFKC')
  const yeared = dayInText(text)
  if (yeared) return yeared
  const monthed = MONTHED.exec(text)
  if (monthed) {
    // 25/11: no month is the 25th.
    const [month, date] = Number(monthed[1]) > 12 ? [monthed[2]!, monthed[1]!] : [monthed[1]!, monthed[2]!]
    return day => day.slice(5) === `${two(month)}-${two(date)}`
  }
  const alone = ALONE.exec(text)
  return alone ? day => day.slice(8) === two(alone[1]!) : null
}
