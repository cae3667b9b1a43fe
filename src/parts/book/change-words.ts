import { recordText } from '../../app/history-words'
import { type AnyT, textOf } from '../../app/loose-text'
import type { ColumnForm } from '../../app/page-area'
import { pageAreas } from '../../app/page-areas'
import { wordOf } from '../../domain/fields/fields'

interface Field {
  column: string
  before: string | null
  after: string | null
}
interface Change {
  table: string
  fields: readonly Field[]
}

/** A setting keeps several values in one text: each that differs becomes a field of its own. */
export function spread({ table, fields }: Change): Field[] {
  if (table !== 'setting') return [...fields]
  return fields.flatMap(field => {
    if (field.column === 'key') return []
    const before = objectOf(field.before)
    const after = objectOf(field.after)
    if (field.column !== 'value' || (!before && !after)) return [field]
    return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
      .map(column => ({ column, before: plain(before?.[column]), after: plain(after?.[column]) }))
      .filter(one => one.before !== one.after)
  })
}

export function fieldName(t: AnyT, table: string, column: string): string {
  const own = table === 'setting' ? textOf(t, `settings:office.${column}.label`) : null
  const area = areaOf(t, table)
  return (
    own ??
    recordText(t, `column.${column}`, {}, area) ??
    textOf(t, `${area}:field.${wordOf(column)}`) ??
    column
  )
}

/** The area that has a word for the table: its own words for columns and values come first. */
const areaOf = (t: AnyT, table: string): string | undefined =>
  pageAreas().find(({ name }) => textOf(t, `${name}:record.table.${table}`) !== null)?.name

const formOf = (column: string): ColumnForm | undefined =>
  pageAreas().find(({ columns }) => columns?.[column])?.columns?.[column]

/** A value as a person writes it: a code by its word, minutes of the day as a clock, 8850 as 88.5. */
export function fieldText(t: AnyT, table: string, column: string, value: string | null): string {
  if (value === null || value === '') return textOf(t, 'book:history.none') ?? ''
  const form = formOf(column)
  if (form === 'flag') return textOf(t, `book:record.value.${value === '1' ? 'yes' : 'no'}`) ?? value
  const number = Number(value)
  if (Number.isInteger(number)) {
    if (form === 'clock') return `${two(Math.floor(number / 60))}:${two(number % 60)}`
    // Whole hundredths of a mark in the book.
    if (form === 'mark') return String(number / 100)
    if (column.endsWith('_minutes')) return textOf(t, 'book:record.value.minutes', { count: number }) ?? value
    if (column.endsWith('_fen')) return textOf(t, 'book:record.value.yuan', { amount: number / 100 }) ?? value
  }
  if (!/^[a-z_]+$/.test(value)) return rowName(t, value)
  const area = areaOf(t, table)
  return (
    recordText(t, `value.${table}.${value}`, {}, area) ??
    recordText(t, `value.any.${value}`, {}, area) ??
    value
  )
}

/** The service names a session “course #4”; a person reads 退改签政策解读 第4期. */
export function rowName(t: AnyT, name: string): string {
  return name.replace(
    /^(.+) #(\d+)$/,
    (whole, course: string, number: string) =>
      textOf(t, 'sessions:palette.title.session', { course, number }) ?? whole,
  )
}

const two = (value: number): string => String(value).padStart(2, '0')

function objectOf(text: string | null): Record<string, unknown> | null {
  if (!text?.startsWith('{')) return null
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

function plain(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
