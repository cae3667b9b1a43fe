import Papa from 'papaparse'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { refusal } from '../../../../src/domain/imports/refusal'
import type { Row, Sheet } from '../../../../src/domain/imports/table'
import { keepRows } from '../../db/kept-rows'
import type { Spill } from '../../db/spill'
import type { ReadingLimits } from './limits'
import { FileRefused } from './limits'
import { tableBuilder } from './table-builder'

/** Reads comma, tab, semicolon or bar separated text; every cell is text, '' is blank. */
export function readDelimited(
  text: string,
  name: string,
  limits: ReadingLimits,
  spill: Spill,
): Sheet | ImportRefusal {
  const kept = keepRows<Row>(spill)
  const builder = tableBuilder(row => kept.push(row), limits)
  let read = 0
  let width = 0
  let refused: ImportRefusal | null = null
  Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    delimitersToGuess: [',', '\t', ';', '|'],
    step({ data, errors, meta }, parser) {
      const unclosed = errors.find(error => error.type === 'Quotes' && error.code === 'MissingQuotes')
      try {
        if (unclosed) throw new FileRefused(refusal('unclosed_quote', { row: read + 1 }))
        if (read >= limits.rows) throw new FileRefused(refusal('too_many_rows', { rows: limits.rows }))
        if (data.length > limits.columns)
          throw new FileRefused(refusal('too_many_columns', { columns: limits.columns }))
        // A quote opened in one row and closed in another swallows the rows between: their separators give them away.
        width = Math.max(width, data.length)
        if (data.some(cell => holdsRows(cell, width, meta.delimiter)))
          throw new FileRefused(refusal('unclosed_quote', { row: read + 1 }))
        builder.row(read, meta.delimiter === '|' && data.every(isRule) ? [] : data.map(asText))
        read += 1
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error
        refused ??= error.refusal
        parser.abort()
      }
    },
  })
  builder.end()
  return refused ?? { name, hidden: false, rows: kept.rows(), firstRow: 1, merges: [] }
}

const TEXT = /^="((?:[^"]|"")*)"$/

/** ="00660" and ="13800001111" is how a program that writes for Excel keeps digits a text: it is what stands inside. */
function asText(cell: string): string {
  const inside = cell.startsWith('=') ? TEXT.exec(cell)?.[1] : undefined
  return inside === undefined ? cell : inside.replaceAll('""', '"')
}

/** Below the headings of a table in plain text (Markdown) stands a line of hyphens. */
const isRule = (cell: string) => /^\s*(:?-{3,}:?)?\s*$/.test(cell)

/** Whether one of the cell's lines has as many separators as a row. */
function holdsRows(cell: string, width: number, separator: string): boolean {
  if (width < 3 || !cell.includes('\n')) return false
  return cell.split('\n').some(line => line.split(separator).length === width)
}
