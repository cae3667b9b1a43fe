import type { ReactNode } from 'react'
import type { Spot } from '../arrows'

export type EntryColumn<Row> = {
  key: string
  head: string
  /** What stands in the cell: the text, a tag, … */
  cell: (row: Row, index: number) => ReactNode
  /** The cell as plain text: copied, and what editing begins with. */
  text: (row: Row) => string
  /** Left out, the column is only read. 'number' begins with a digit; 'text' opens as soon as one comes to it. */
  entry?: 'number' | 'text'
  /** One digit is all it holds: another takes its place. */
  single?: boolean
  /** Tab passes it by: a note for the few rows that need one. */
  aside?: boolean
  /** This row's cell cannot be entered. */
  locked?: (row: Row) => boolean
  /** What is wrong with what stands there. */
  error?: (row: Row) => string | null
  /** What the person entered over something else than stands there: beside it, until they choose. */
  mine?: (row: Row) => { text: string; words: string } | null
  width?: number
  /** Stays in sight at the left while the others are scrolled: it says whose row it is. Needs a width. */
  stays?: boolean
  numeric?: boolean
  align?: 'start' | 'end' | 'center'
  ink?: 1 | 2 | 3
}

export type EntryPlace = { row: string; column: string }
export type EntryEdit = EntryPlace & { text: string }
/** The answer to a key: the text to enter, and whether the focus goes on. */
export type KeyAnswer = { text: string; move?: 'down' | 'stay' }

export type Range = { top: number; bottom: number; left: number; right: number }

/** The rectangle between two corners. */
export function rangeOf(a: Spot, b: Spot): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

type Sheet = { rows: number; columns: number; enterable: (spot: Spot) => boolean }

/** The next cell to enter in reading order, null after the last one. */
export function nextEnterable(sheet: Sheet, from: Spot, by: 1 | -1): Spot | null {
  const last = sheet.rows * sheet.columns
  for (let at = from.row * sheet.columns + from.column + by; at >= 0 && at < last; at += by) {
    const spot = { row: Math.floor(at / sheet.columns), column: at % sheet.columns }
    if (sheet.enterable(spot)) return spot
  }
  return null
}

/** Lines of tab-separated cells as spreadsheets take them; a cell with a tab, a line or a quote is quoted. */
export function toTsv(cells: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return cells.map(line => line.map(quoted).join('\t')).join('\n')
}
