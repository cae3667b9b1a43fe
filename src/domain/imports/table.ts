import type { Day } from '../days/day'

/** A cell that was a real date in the file; minutes since midnight when it carried a time. */
export type DayCell = { readonly date: Day; readonly minutes?: number }

/** What a cell holds once the file's own format is forgotten. A text that begins with '=' is text. */
export type Cell = string | number | boolean | DayCell | null

export type Row = readonly Cell[]

/** Rows that can be gone through again and again, in order: an array, or rows that lie on disk. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number
}

/** The first rows, as an array. */
export function firstRows<T>(rows: Rows<T>, count: number): readonly T[] {
  const first: T[] = []
  for (const row of rows) {
    if (first.length === count) break
    first.push(row)
  }
  return first
}

/** A merged block, 0-based and inclusive, counted from the table's first row and column. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/** One sheet, or one text file. */
export type Sheet = {
  readonly name: string
  readonly hidden: boolean
  readonly rows: Rows<Row>
  /** The sheet's 1-based row that `rows[0]` is. */
  readonly firstRow: number
  readonly merges: readonly Merge[]
  /** Rows (0-based) that are not shown: of a filtered list those it leaves out. */
  readonly hiddenRows?: ReadonlySet<number>
  /** Serial numbers in plain number cells count from 1904 in this workbook. */
  readonly from1904?: boolean
}

/** A sheet whose rows are all in memory. */
export type Table = Sheet & { readonly rows: readonly Row[] }

const two = (value: number) => String(value).padStart(2, '0')

/** The cell as a person sees it: 600 is '600', a date is '2026-09-30', a blank is ''. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (cell.minutes === undefined) return cell.date
  return `${cell.date} ${two(Math.floor(cell.minutes / 60))}:${two(cell.minutes % 60)}`
}

/** Without the tail of binary arithmetic: 0.1 + 0.2 is '0.3'. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

// Everything the file formats call a space, and the marks that draw nothing: zero-width, bidi, BOM.
const INVISIBLE = /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g
const SPACE = /[\s\u00a0\u3000\p{Cc}]+/gu
const PLAIN = /^[\x21-\x7e\u3400-\u9fff]*$/

/** The text with runs of any white space as one space, trimmed, and without characters that draw nothing. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(INVISIBLE, '').replace(SPACE, ' ').trim()
}

export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true
  return typeof cell === 'string' && tidy(cell) === ''
}

/** Whether nothing stands in the sheet at all. */
export function isEmpty({ rows }: Sheet): boolean {
  for (const row of rows) if (!row.every(isBlank)) return false
  return true
}
