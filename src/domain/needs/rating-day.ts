import type { Day } from '../days/day'
import { readDay } from '../imports/day-reading'
import type { SheetLayout } from '../imports/layout'
import type { Answers, Finding } from '../imports/preview'

const DATE =
  /(?<!\d)(?:\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?[日号]?|20\d{6}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}(?:st|nd|rd|th)?[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[- ,]+\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?!\d)/gi
/** Right before a date: it is when the sheet was made, printed or is due, or a day of somebody's working life. */
const ANOTHER_DAY =
  /(制表|编制|填制|打印|导出|下载|更新|修订|发布|生效|统计|截至|截止|上报|提交截止|入职|到岗|出生|下次|下一次|计划|printed|exported|generated|created|updated|issued|revised|effective|due|as of|next [a-z]+|hired?|joined|version)\s*(日期|时间|于|date|on|by)?\s*[:：]?\s*$/i
const RANGE = /^\s*(?:[-–—~～至到]|to\b|until\b)/i

/**
 * The day of the ratings by the words above the table or in a note below it: '评估时间：2026年9月15日', 'Assessed on 15 Sep
 * 2026'. Null where none is named, or several, or from when until when.
 */
export function ratingDayIn(
  layout: Pick<SheetLayout, 'title' | 'findings' | 'from1904'>,
  today: Day,
): { readonly day: Day; readonly written: string } | null {
  const notes = layout.findings.filter(({ code }) => code === 'note_row').map(({ value }) => value)
  const found = [layout.title, ...notes].flatMap(text => daysIn(text.normalize('NFKC')))
  const [first] = found
  if (!first?.day || first.day > today) return null
  return found.every(({ day }) => day === first.day) ? { day: first.day, written: first.written } : null
}

/** `day` is null for one that nobody can tell: 9/8/2026, or the end of a range. */
function daysIn(text: string): { day: Day | null; written: string }[] {
  return [...text.matchAll(DATE)].flatMap(match => {
    const written = match[0].trim()
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
    if (ANOTHER_DAY.test(before)) return []
    const [read, turned] = (['month_first', 'day_first'] as const).map(order => readDay(written, { order }))
    const day = read && 'day' in read ? read.day : null
    const other = turned && 'day' in turned ? turned.day : null
    const isSure = !RANGE.test(after) && (day === null || other === null || day === other)
    return [{ day: isSure ? (day ?? other) : null, written }]
  })
}

/** What is said of ratings whose row gives no day: when the words around the table say they were, or which day is meant. */
export function sayRatingDay(
  about: { readonly row: number; readonly count: number; readonly today: Day; readonly answered: Day | null },
  named: { readonly day: Day; readonly written: string } | null,
): Finding[] {
  const { row, count, today, answered } = about
  if (count === 0) return []
  if (named && answered === null) {
    const params = { day: named.day, count }
    return [{ row, column: '', value: named.written, code: 'day_named', severity: 'info', params }]
  }
  const params = { day: answered ?? today, count }
  return [
    { row, column: '', value: '', code: 'rating_day', severity: 'warning', params, asks: { key: RATED_ON } },
  ]
}

/** Under which the day is answered. */
const RATED_ON = 'rated_on'

/** The day a person chose, or null where nobody did. */
export function answeredDay(answers: Answers | undefined): Day | null {
  const read = readDay(answers?.[RATED_ON] ?? null)
  return read && 'day' in read ? read.day : null
}
