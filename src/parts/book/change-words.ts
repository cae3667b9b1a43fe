import { recordText } from '../../app/history-words'
import { type AnyT, textOf } from '../../app/loose-text'
import type { ColumnForm } from '../../app/page-area'
import { pageAreas } from '../../app/page-areas'
import { wordOf } from '../../domain/fields/fields'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'

interface Field {
  column: string
  before: string | null
  after: string | null
  beforeEn?: string | undefined
  afterEn?: string | undefined
  masked?: true | undefined
}
interface Change {
  table: string
  fields: readonly Field[]
}

/** Between the column and the keys inside its value, in the name of a field that was taken out of a larger text. */
const inside = '\n'

/** A name in the language of the window, where it has one. */
const inLanguage = (language: Language, name: string | null, nameEn: string | undefined): string | null =>
  name && localisedName(language, { name, nameEn: nameEn ?? null })

/** A text that keeps several values (a setting, the face of a certificate): each that differs becomes a field of its own. */
export function spread(language: Language, { table, fields }: Change): Field[] {
  return fields.flatMap(field => {
    if (table === 'setting' && field.column === 'key') return []
    const before = partsOf(field.before)
    const after = partsOf(field.after)
    if (!before && !after)
      return [
        {
          ...field,
          before: unquoted(inLanguage(language, field.before, field.beforeEn)),
          after: unquoted(inLanguage(language, field.after, field.afterEn)),
        },
      ]
    return (
      [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])]
        .map(path => ({
          // The one column of a setting says nothing: its keys do.
          column: table === 'setting' ? path : `${field.column}${inside}${path}`,
          before: before?.get(path) ?? null,
          after: after?.get(path) ?? null,
        }))
        .filter(one => one.before !== one.after)
        // A picture is told by its size, not by its bytes.
        .map(one =>
          table === 'setting' && one.column === 'png'
            ? { ...one, before: pictureText(one.before), after: pictureText(one.after) }
            : one,
        )
    )
  })
}

const pictureText = (base64: string | null): string | null =>
  base64 && `PNG, ${Math.ceil((base64.length * 3) / 4 / 1024)} KB`

export function fieldName(t: AnyT, table: string, column: string): string {
  const [owner = column, ...keys] = column.split(inside)
  const key = keys.at(-1)
  const own = ownWord(t, table, owner)
  if (key === undefined) return own ?? owner
  const part = ownWord(t, table, key)
  // A key nobody has a word for is told only where it is itself something a person wrote: the series of a number.
  return part ? `${own ?? ''} ${part}`.trim() : isCode(key) ? (own ?? '') : `${own ?? ''} ${key}`.trim()
}

function ownWord(t: AnyT, table: string, name: string): string | null {
  const own = table === 'setting' ? textOf(t, `settings:office.${name}.label`) : null
  const area = areaOf(t, table)
  return (
    own ??
    recordText(t, `column.${name}`, {}, area) ??
    textOf(t, `${area}:field.${wordOf(name)}`) ??
    textOf(t, `forms:name.${name}`)
  )
}

const isCode = (text: string): boolean => /^[A-Za-z_]+$|^\d+$/.test(text)

/** The area that has a word for the table: its own words for columns and values come first. */
const areaOf = (t: AnyT, table: string): string | undefined =>
  pageAreas().find(({ name }) => textOf(t, `${name}:record.table.${table}`) !== null)?.name

const formOf = (column: string): ColumnForm | undefined =>
  pageAreas().find(({ columns }) => columns?.[column])?.columns?.[column]

/** A value as a person writes it: a code by its word, minutes of the day as a clock, 8850 as 88.5. */
export function fieldText(t: AnyT, table: string, path: string, value: string | null): string {
  if (value === null || value === '') return textOf(t, 'book:history.none') ?? ''
  const [column = path, ...keys] = path.split(inside)
  const form = keys.length > 0 ? undefined : formOf(column)
  if (form === 'flag' || value === 'true' || value === 'false')
    return textOf(t, `book:record.value.${value === '1' || value === 'true' ? 'yes' : 'no'}`) ?? value
  const number = Number(value)
  if (Number.isInteger(number)) {
    if (form === 'clock') return `${two(Math.floor(number / 60))}:${two(number % 60)}`
    // Whole hundredths of a mark in the book.
    if (form === 'mark') return String(number / 100)
    if (column.endsWith('_tenths')) return String(number / 10)
    if (column.endsWith('_minutes')) return textOf(t, 'book:record.value.minutes', { count: number }) ?? value
    if (column.endsWith('_fen')) return textOf(t, 'book:record.value.yuan', { amount: number / 100 }) ?? value
    // What an import counted: 新增 5 人.
    if (keys.length > 0) return textOf(t, `imports:counts.${keys.at(-1)}`, { count: number }) ?? value
  }
  if (!/^[a-z_]+$/.test(value)) return rowName(t, value)
  const area = areaOf(t, table)
  return (
    recordText(t, `value.${table}.${value}`, {}, area) ??
    recordText(t, `value.any.${value}`, {}, area) ??
    value
  )
}

/** What a row is called, in the language of the window; null where nothing tells. */
export function labelText(
  t: AnyT,
  language: Language,
  { label, labelEn }: { label: string | null; labelEn?: string | undefined },
): string | null {
  const name = inLanguage(language, label, labelEn)
  return name && rowName(t, name)
}

/** The service names a session “course #4”; a person reads 退改签政策解读 第4期. */
function rowName(t: AnyT, name: string): string {
  return name.replace(
    /^(.+) #(\d+)$/,
    (whole, course: string, number: string) =>
      textOf(t, 'sessions:palette.title.session', { course, number }) ?? whole,
  )
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The values inside a text of JSON by their keys; null when it is plain text. */
function partsOf(text: string | null): Map<string, string> | null {
  if (!text || !/^[{[]/.test(text)) return null
  const parts = new Map<string, string>()
  const collect = (value: unknown, path: readonly string[]) => {
    if (value === null || value === undefined) return
    if (typeof value === 'object')
      for (const [key, part] of Object.entries(value)) collect(part, [...path, key])
    else parts.set(path.join(inside), String(value))
  }
  try {
    collect(JSON.parse(text), [])
    return parts
  } catch {
    return null
  }
}

/** A setting that is one text is kept as JSON. */
const unquoted = (text: string | null): string | null =>
  text && /^".*"$/.test(text) ? text.slice(1, -1) : text
