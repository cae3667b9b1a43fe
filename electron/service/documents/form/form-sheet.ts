import type { Language } from '../../../../src/i18n/setup'
import type { DocumentKey } from '../words'

/**
 * `serial`: the number of the row; `mark`: whole hundredths; `percent`: a share of one; `day`: YYYY-MM-DD; `sign`: left
 * empty for a hand.
 */
export type ColumnKind = 'serial' | 'text' | 'number' | 'mark' | 'percent' | 'day' | 'sign'

/** A word may stand where a mark or a day would: 缺考, 长期. */
export type FormValue = string | number | null

export interface FormColumn {
  heading: string
  /** Millimetres. What the columns leave over, or want too much, is shared out among the widest. */
  width: number
  kind: ColumnKind
  /** Lines of the heading that spans this column and its neighbours with the same one. */
  group?: readonly string[]
  align?: 'left'
  /** What stands below the column; `sum`: the sum of its numbers. */
  total?: 'sum' | { value: FormValue }
}

/** A table whose headings stand again on every page. */
export interface FormRoll {
  kind: 'roll'
  heading?: string
  columns: readonly FormColumn[]
  rows: readonly (readonly FormValue[])[]
  /** Rows for a hand: 9.4 mm high instead of 7. */
  tall?: true
  /** Empty, numbered rows for people who come unannounced: at most so many, as the pages have room. */
  spare?: number
  /** Begins a page of its own; the words say which part of the whole it is. */
  apart?: string
}

export interface FormProse {
  kind: 'prose'
  heading?: string
  paragraphs: readonly string[]
  align?: 'right'
  /** Said below the tables, in a spreadsheet too. */
  below?: true
}

export type FormPart = FormRoll | FormProse

/** A label and what is said; the facts of one line span three places together. */
export interface FormFact {
  label: string
  value: string
  span: 1 | 2 | 3
}

/** What one form says of itself; the kit adds the company, the number and the pages. */
export interface FormBody {
  title: string
  landscape?: boolean
  facts: readonly (readonly FormFact[])[]
  /** The facts stand on the first page only. */
  factsOnce?: true
  parts: readonly FormPart[]
  note?: string
  /** Who signs at the foot of every page. */
  signatures: readonly DocumentKey[]
}

/** All that a form says, as plain data: PDF, Word and Excel are written from it. */
export interface FormSheet extends Omit<FormBody, 'signatures'> {
  signatures: readonly string[]
  lang: Language
  company: string
  /** A PNG in base64, and its size in pixels. */
  logo: { png: string; width: number; height: number } | null
  /** Form number and version as said: 表单编号：QR-HR-05 A/0. */
  number: string
  /** What stands before, between and after the number of the page and of all pages. */
  pageWords: readonly [string, string, string]
  totalWord: string
}

/** What stands in a row; an empty one is numbered all the same. */
export function valueAt(roll: FormRoll, row: number, column: number): FormValue {
  if (roll.columns[column]?.kind === 'serial') return row + 1
  return roll.rows[row]?.[column] ?? null
}

export const isRoll = (part: FormPart): part is FormRoll => part.kind === 'roll'

/** Whether a spreadsheet can say all of it. */
export function isTable(body: Pick<FormBody, 'parts'>): boolean {
  return body.parts.some(isRoll) && body.parts.every(part => isRoll(part) || part.below === true)
}
