import { exportCell } from '../../../src/domain/files/export-cell'

/** `mark`: whole hundredths; `day`: YYYY-MM-DD; `text`: also for numbers that are names, like 00621. */
export type ExportKind = 'text' | 'number' | 'mark' | 'day'

export interface ExportColumn {
  heading: string
  /** Width in characters of the heading's script; about 12 for a name. */
  width: number
  kind: ExportKind
}

/** A word may stand where a mark or a day would: 缺考, 长期. */
export type ExportValue = string | number | null

export interface ExportSheet {
  name: string
  columns: readonly ExportColumn[]
  rows: readonly (readonly ExportValue[])[]
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

// XML cannot carry these; Excel calls a file with them damaged.
const NOT_IN_A_FILE = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu

/** Excel's own limit; a longer text would make the whole file unreadable. */
const LONGEST = 32_767

/** Text as a file may hold it, harmless to the program that opens it: `'=1+1'` → `"'=1+1"`. */
export function exportText(text: string): string {
  const harmless = String(exportCell(text.replace(NOT_IN_A_FILE, '')))
  return harmless.length <= LONGEST ? harmless : `${harmless.slice(0, LONGEST - 1)}…`
}

/** A value as its column means it: a mark of 8550 → 85.5, a day stays a day, anything else is text. */
export type TypedValue =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'day'; day: string }

export function typedValue(kind: ExportKind, value: ExportValue | undefined): TypedValue {
  if (value === null || value === undefined || value === '') return { kind: 'empty' }
  if (typeof value === 'string') {
    return kind === 'day' && DAY.test(value)
      ? { kind: 'day', day: value }
      : { kind: 'text', text: exportText(value) }
  }
  if (!Number.isFinite(value)) return { kind: 'empty' }
  switch (kind) {
    case 'mark':
      return { kind: 'number', number: value / 100 }
    case 'number':
      return { kind: 'number', number: value }
    case 'text':
    case 'day':
      return { kind: 'text', text: String(value) }
  }
}
