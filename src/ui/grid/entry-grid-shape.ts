import type { ReactNode } from 'react'

export type EntryColumn<Row> = {
  key: string
  head: string
  /** What stands in the cell: the text, a tag, … */
  cell: (row: Row, index: number) => ReactNode
  /** The cell as plain text: copied, and what editing begins with. */
  text: (row: Row) => string
  /** Left out, the column is only read. 'number' begins with a digit; 'text' opens as soon as one comes to it. */
  entry?: 'number' | 'text'
  /** Tab passes it by: a note for the few rows that need one. */
  aside?: boolean
  /** This row's cell cannot be entered. */
  locked?: (row: Row) => boolean
  /** What is wrong with what stands there. */
  error?: (row: Row) => string | null
  width?: number
  numeric?: boolean
  align?: 'start' | 'end' | 'center'
  ink?: 1 | 2 | 3
}

export type EntryPlace = { row: string; column: string }
export type EntryEdit = EntryPlace & { text: string }
/** The answer to a key: the text to enter, and whether the focus goes on. */
export type KeyAnswer = { text: string; move?: 'down' | 'stay' }

/** Row and column by position. */
export type Spot = { row: number; column: number }
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

const page = 10

/** Where an arrow, Home, End or Page key leads; null when the key leads nowhere. */
export function stepFrom(sheet: Sheet, from: Spot, key: string, whole: boolean): Spot | null {
  const clampRow = (row: number) => Math.min(sheet.rows - 1, Math.max(0, row))
  const clampColumn = (column: number) => Math.min(sheet.columns - 1, Math.max(0, column))
  const to = (row: number, column: number) => ({ row: clampRow(row), column: clampColumn(column) })
  switch (key) {
    case 'ArrowDown':
      return to(whole ? sheet.rows : from.row + 1, from.column)
    case 'ArrowUp':
      return to(whole ? 0 : from.row - 1, from.column)
    case 'ArrowRight':
      return to(from.row, whole ? sheet.columns : from.column + 1)
    case 'ArrowLeft':
      return to(from.row, whole ? 0 : from.column - 1)
    case 'Home':
      return to(whole ? 0 : from.row, 0)
    case 'End':
      return to(whole ? sheet.rows : from.row, sheet.columns)
    case 'PageDown':
      return to(from.row + page, from.column)
    case 'PageUp':
      return to(from.row - page, from.column)
    default:
      return null
  }
}

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
