import { type CellValue, type Sheet as HucreSheet, readXlsx } from 'hucre/xlsx'
import { type Cell, isBlank, type Table } from '../../src/domain/imports/table'

const MINUTE = 60_000
const DAY = 86_400_000

/** A workbook read at once by hucre alone: what reading it row by row must come to. */
export async function readWhole(bytes: Uint8Array): Promise<Table[]> {
  const workbook = await readXlsx(bytes, { readStyles: true })
  return workbook.sheets.map(sheet => {
    const from1904 = workbook.dateSystem === '1904'
    const rows = sheet.rows.map((row, index) => {
      const cells = row.map((value, column) => cellOf(value, sheet, index, column, from1904))
      while (cells.length > 0 && cells.at(-1) === null) cells.pop()
      return cells.every(isBlank) ? [] : cells
    })
    while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop()
    const merges = (sheet.merges ?? []).map(merge => ({
      top: merge.startRow,
      left: merge.startCol,
      bottom: merge.endRow,
      right: merge.endCol,
    }))
    const hidden = Boolean(sheet.hidden || sheet.veryHidden)
    return { name: sheet.name, hidden, rows, firstRow: 1, merges, from1904 }
  })
}

function cellOf(value: CellValue, sheet: HucreSheet, row: number, column: number, from1904: boolean): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') {
    const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt
    const zeros = format && /^0{2,}$/.test(format) && Number.isInteger(value) && value >= 0
    return zeros ? String(value).padStart(format.length, '0') : value
  }
  if (!(value instanceof Date)) return value
  const time = value.getTime()
  if (Number.isNaN(time)) return null
  const sinceEpoch = time - (from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 31))
  if (sinceEpoch >= 0 && sinceEpoch < DAY) return new Date(sinceEpoch).toISOString().slice(11, 19)
  const rounded = new Date(Math.round(time / 1000) * 1000)
  const minutes = Math.floor((rounded.getTime() % DAY) / MINUTE)
  const date = rounded.toISOString().slice(0, 10)
  if (date.length !== 10) return null
  return minutes === 0 ? { date } : { date, minutes: minutes < 0 ? minutes + 1440 : minutes }
}
