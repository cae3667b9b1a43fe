import Papa from 'papaparse'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { refusal } from '../../../../src/domain/imports/refusal'
import type { Table } from '../../../../src/domain/imports/table'
import type { ReadingLimits } from './limits'

/** Reads comma, tab, semicolon or bar separated text; every cell is text, '' is blank. */
export function readDelimited(text: string, name: string, limits: ReadingLimits): Table | ImportRefusal {
  const parsed = Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    delimitersToGuess: [',', '\t', ';', '|'],
  })
  const unclosed = parsed.errors.find(error => error.type === 'Quotes' && error.code === 'MissingQuotes')
  if (unclosed) return refusal('unclosed_quote', { row: (unclosed.row ?? 0) + 1 })
  if (parsed.data.length > limits.rows) return refusal('too_many_rows', { rows: limits.rows })
  if (parsed.data.some(row => row.length > limits.columns)) {
    return refusal('too_many_columns', { columns: limits.columns })
  }
  const rows = parsed.data.map(row => row.map(cell => (cell === '' ? null : cell)))
  while (rows.length > 0 && rows.at(-1)!.every(cell => cell === null)) rows.pop()
  return { name, hidden: false, rows, firstRow: 1, merges: [] }
}
