import type { CellStyle, CellValue, ColumnDef } from 'hucre/xlsx'
import { withoutEdges } from '../../../src/domain/text/edges'
import { type ExportColumn, type ExportSheet, exportText, type TypedValue, typedValue } from './export-table'

const HEAD: CellStyle = {
  font: { name: 'Calibri', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F0EEE8' } },
  border: { bottom: { style: 'thin', color: { rgb: 'B9B4A8' } } },
  alignment: { vertical: 'center', wrapText: true },
}

/** `@` keeps 00621 as it is when a person edits the cell. */
const FORMATS: Record<ExportColumn['kind'], string> = {
  text: '@',
  number: 'General',
  mark: 'General',
  day: 'yyyy-mm-dd',
}

/** An .xlsx file: headings bold and frozen, staff numbers as text, nothing that could run as a formula. */
export async function writeWorkbook({ sheets }: { sheets: readonly ExportSheet[] }): Promise<Uint8Array> {
  // Not before a table is exported: the service starts without it.
  const { writeXlsx } = await import('hucre/xlsx')
  const names = sheetNames(sheets.map(sheet => sheet.name))
  return writeXlsx({
    sheets: sheets.map((sheet, index) => ({
      name: names[index] as string,
      columns: sheet.columns.map(columnOf),
      rows: [
        sheet.columns.map(column => exportText(column.heading)),
        ...sheet.rows.map(row => sheet.columns.map((column, at) => cellOf(typedValue(column.kind, row[at])))),
      ],
      // The columns' formats are for what stands below the headings.
      cells: new Map(sheet.columns.map((_, at) => [`0,${at}`, { style: HEAD }])),
      freezePane: { rows: 1 },
    })),
  })
}

function columnOf({ width, kind }: ExportColumn): ColumnDef {
  return { width, numFmt: FORMATS[kind], style: { alignment: { vertical: 'center' } } }
}

function cellOf(value: TypedValue): CellValue {
  switch (value.kind) {
    case 'empty':
      return null
    case 'text':
      return value.text
    case 'number':
      return value.number
    case 'day':
      return new Date(`${value.day}T00:00:00Z`)
  }
}

const LONGEST_NAME = 31

/** Sheet names as Excel allows them, different from each other: `'成绩/补考'` → `'成绩 补考'`. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name, index) => {
    const clean = withoutEdges(exportText(name).replace(/[[\]:*?/\\\p{Cc}]/gu, ' '), /[\s']/)
    const stem = clean === '' ? `Sheet${index + 1}` : clean
    for (let copy = 1; ; copy++) {
      const tail = copy === 1 ? '' : ` ${copy}`
      const candidate = `${shortened(stem, LONGEST_NAME - tail.length)}${tail}`
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  })
}

function shortened(text: string, units: number): string {
  return text
    .slice(0, units)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}
