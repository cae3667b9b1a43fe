import { type CellValue, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { isRefusal, refusal } from '../../../../src/domain/imports/refusal'
import { type Cell, isBlank, type Merge, type Table } from '../../../../src/domain/imports/table'
import type { ReadingLimits } from './limits'
import { readParts, storedArchive, type WorkbookParts } from './workbook-parts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Reads every worksheet of an .xlsx, hidden ones too; formulas give the value they had when the file was saved. */
export async function readWorkbook(bytes: Buffer, limits: ReadingLimits): Promise<Table[] | ImportRefusal> {
  const container = readParts(bytes, limits)
  if (isRefusal(container)) return container
  const workbook = await parse(container)
  if (isRefusal(workbook)) return workbook
  const tables: Table[] = []
  for (const sheet of workbook.sheets) {
    const table = toTable(sheet, workbook.dateSystem === '1904')
    if (table.rows.length > limits.rows) return refusal('too_many_rows', { rows: limits.rows })
    if (table.rows.some(row => row.length > limits.columns)) {
      return refusal('too_many_columns', { columns: limits.columns })
    }
    tables.push(table)
  }
  return tables
}

async function parse(container: WorkbookParts): Promise<Workbook | ImportRefusal> {
  try {
    return await readXlsx(storedArchive(container.parts), {
      readStyles: container.zeroFormats,
      sheets: info => !container.otherSheets.has(info.name),
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/outside the supported sheet bounds/.test(message))
      return refusal('too_many_columns', { columns: 16_384 })
    if (/over the \d+ limit/.test(message)) return refusal('too_large')
    return refusal('unreadable')
  }
}

function toTable(sheet: Sheet, from1904: boolean): Table {
  const rows = sheet.rows.map((row, index) => {
    const cells: Cell[] = row.map((value, column) => toCell(value, sheet, index, column, from1904))
    let width = cells.length
    while (width > 0 && cells[width - 1] === null) width -= 1
    cells.length = width
    return cells
  })
  while (rows.length > 0 && rows.at(-1)!.every(isBlank)) rows.pop()
  const merges: Merge[] = (sheet.merges ?? []).map(merge => ({
    top: merge.startRow,
    left: merge.startCol,
    bottom: merge.endRow,
    right: merge.endCol,
  }))
  return {
    name: sheet.name,
    hidden: Boolean(sheet.hidden || sheet.veryHidden),
    rows,
    firstRow: 1,
    merges,
    from1904,
  }
}

function toCell(value: CellValue, sheet: Sheet, row: number, column: number, from1904: boolean): Cell {
  if (value === null || value === '') return null
  if (value instanceof Date) return fromDate(value, from1904)
  if (typeof value === 'number') return asShown(value, sheet, row, column)
  return value
}

/** hucre counts a date in UTC; a serial below one is a time of day or a duration, and is shown as such. */
function fromDate(value: Date, from1904: boolean): Cell {
  const time = value.getTime()
  if (Number.isNaN(time)) return null
  const sinceEpoch = time - (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 31))
  if (sinceEpoch >= 0 && sinceEpoch < DAY) return new Date(sinceEpoch).toISOString().slice(11, 19)
  // A workbook rounds its fractions of a day: 08:59:59.9996 was written as 09:00.
  const rounded = new Date(Math.round(time / 1000) * 1000)
  const minutes = Math.floor((rounded.getTime() % DAY) / MINUTE)
  const date = rounded.toISOString().slice(0, 10)
  if (date.length !== 10) return null
  return minutes === 0 ? { date } : { date, minutes: minutes < 0 ? minutes + 1440 : minutes }
}

/** 600 in a cell of format '00000' stands there as 00600, and is meant so. */
function asShown(value: number, sheet: Sheet, row: number, column: number): Cell {
  const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt
  if (!format || !/^0{2,}$/.test(format) || !Number.isInteger(value) || value < 0) return value
  return String(value).padStart(format.length, '0')
}
