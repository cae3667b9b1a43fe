import { StringDecoder } from 'node:string_decoder'
import { type ImportRefusal, isRefusal } from '../../../../src/domain/imports/refusal'
import type { Row, Sheet } from '../../../../src/domain/imports/table'
import { keepRows } from '../../db/kept-rows'
import type { Spill } from '../../db/spill'
import type { ZipEntry } from '../../zip/format'
import { type CellReading, cellReader } from './cell-value'
import type { ReadingLimits } from './limits'
import { readSharedStrings } from './shared-strings'
import { createSheetScanner } from './sheet-scanner'
import { type CellBudget, tableBuilder, unshown } from './table-builder'
import { type FrameSheet, readFrame } from './workbook-frame'
import { readParts, type WorkbookParts } from './workbook-parts'

/**
 * Reads every worksheet of an .xlsx, hidden ones too, row by row: what does not fit into memory goes to the spill.
 * Throws ZipDamage and FileRefused.
 */
export async function readWorkbook(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  limits: ReadingLimits,
  spill: Spill,
): Promise<Sheet[] | ImportRefusal> {
  const container = readParts(bytes, entries, limits)
  if (isRefusal(container)) return container
  const worksheets = container.streamed.map(part => part.name)
  const frame = await readFrame(container.parts, worksheets, container.otherSheets)
  if (isRefusal(frame)) return frame
  const strings = container.strings
    ? await readSharedStrings(container.strings.pieces())
    : { at: () => undefined }
  const reading = { strings, styles: frame.styles, from1904: frame.from1904 }
  const tables: Sheet[] = []
  const budget: CellBudget = { cells: limits.cells, past: 'too_large' }
  for (const sheet of frame.sheets)
    tables.push(await readSheet(container, sheet, reading, limits, spill, budget))
  return tables
}

async function readSheet(
  { streamed }: WorkbookParts,
  { name, hidden, part }: FrameSheet,
  reading: CellReading,
  limits: ReadingLimits,
  spill: Spill,
  budget: CellBudget,
): Promise<Sheet> {
  const kept = keepRows<Row>(spill)
  const builder = tableBuilder(row => kept.push(row), limits, budget)
  const read = cellReader(reading)
  const scanner = createSheetScanner({
    cell(row, column, type, style, text) {
      const value = read(type, style, text)
      if (value !== null) builder.cell(row, column, value)
    },
  })
  const decoder = new StringDecoder('utf8')
  const source = streamed.find(one => one.name === part)
  for await (const piece of source?.pieces() ?? []) scanner.write(decoder.write(piece))
  scanner.write(decoder.end())
  scanner.end()
  builder.end()
  const { merges, hiddenRows } = scanner
  const rows = kept.rows()
  return { name, hidden, rows, firstRow: 1, merges, ...unshown(hiddenRows), from1904: reading.from1904 }
}
