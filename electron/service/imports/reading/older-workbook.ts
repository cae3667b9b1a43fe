import type { CellObject, WorkSheet } from '@e965/xlsx'
import { type ImportRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { Cell, Row, Sheet } from '../../../../src/domain/imports/table'
import { keepRows } from '../../db/kept-rows'
import type { Spill } from '../../db/spill'
import { numberReader } from './cell-value'
import { FileRefused, type ReadingLimits } from './limits'
import { type CellBudget, tableBuilder, unshown, wholeBudget } from './table-builder'
import { withinTime } from './time-limit'
import { shownAs, shownBy } from './workbook-frame'

type Library = typeof import('@e965/xlsx')

/** Before 1997 a workbook said in which code page its letters are; without these they would all be underscores. */
async function library(): Promise<Library> {
  const [xlsx, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ])
  xlsx.set_cptable(codePages)
  return xlsx
}

/**
 * Reads .xls and WPS's .et, and an .xlsb that was put together anew of the parts it needs (binary-workbook.ts). These are
 * read whole, so their size has a cap of its own.
 */
export async function readOlderWorkbook(
  source: Buffer,
  limits: ReadingLimits,
  spill: Spill,
): Promise<Sheet[] | ImportRefusal> {
  if (source.length > limits.olderBytes) return refusal('older_too_large')
  const xlsx = await library()
  try {
    const options = {
      dense: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      cellFormula: false,
    }
    const workbook = quietly(() =>
      withinTime(limits.olderTime, () => xlsx.read(source, { ...options, type: 'buffer' })),
    )
    // Two sheets of one name are one to it.
    if (new Set(workbook.SheetNames).size < workbook.SheetNames.length) return refusal('unreadable')
    const from1904 = workbook.Workbook?.WBProps?.date1904 ?? false
    const budget = wholeBudget(limits)
    const read = cellOf(numberReader(from1904), format => xlsx.SSF.is_date(format))
    // One that it cannot read it leaves out, and would be an empty one.
    if (workbook.SheetNames.some(name => !workbook.Sheets[name])) return refusal('unreadable')
    return workbook.SheetNames.map((name, index) => {
      const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0
      return { ...sheetOf(workbook.Sheets[name] ?? {}, read, limits, spill, budget), name, hidden, from1904 }
    })
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal
    return refusal(
      /password/i.test(String((error as Error)?.message ?? error)) ? 'password_protected' : 'unreadable',
    )
  }
}

/** What it says to the console of a file is nobody's business. */
function quietly<T>(work: () => T): T {
  const { error, warn, log } = console
  Object.assign(console, { error: silent, warn: silent, log: silent })
  try {
    return work()
  } finally {
    Object.assign(console, { error, warn, log })
  }
}
const silent = () => undefined

function sheetOf(
  sheet: WorkSheet,
  read: (cell: CellObject) => Cell,
  limits: ReadingLimits,
  spill: Spill,
  budget: CellBudget,
): Pick<Sheet, 'rows' | 'firstRow' | 'merges' | 'hiddenRows'> {
  const kept = keepRows<Row>(spill)
  const builder = tableBuilder(row => kept.push(row), limits, budget)
  const rows = sheet['!data'] ?? []
  if (rows.length > limits.rows) throw new FileRefused(refusal('too_many_rows', { rows: limits.rows }))
  for (const [row, cells] of rows.entries()) {
    if (cells && cells.length > limits.columns)
      throw new FileRefused(refusal('too_many_columns', { columns: limits.columns }))
    for (const [column, cell] of (cells ?? []).entries()) {
      const value = cell ? read(cell) : null
      if (value !== null) builder.cell(row, column, value)
    }
  }
  builder.end()
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }))
  const hiddenRows = new Set<number>()
  for (const [row, look] of (sheet['!rows'] ?? []).entries()) if (look?.hidden) hiddenRows.add(row)
  return { rows: kept.rows(), firstRow: 1, merges, ...unshown(hiddenRows) }
}

const cellOf =
  (number: ReturnType<typeof numberReader>, isDate: (format: string) => boolean) =>
  ({ t: type, v: value, w: shown, z: format }: CellObject): Cell => {
    if (type === 'e') return shown ?? null
    if (typeof value !== 'number') return value instanceof Date || value === undefined ? null : value
    const style =
      typeof format === 'string' && format !== 'General'
        ? isDate(format)
          ? 'date'
          : shownBy(format)
        : shownAs(shown ?? '', value)
    return number(value, style)
  }
