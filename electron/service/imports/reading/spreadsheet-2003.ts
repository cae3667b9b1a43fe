import { refusal } from '../../../../src/domain/imports/refusal'
import { UNSAVED } from '../../../../src/domain/imports/sheet-cells'
import type { Cell, Sheet } from '../../../../src/domain/imports/table'
import type { Spill } from '../../db/spill'
import { numberReader, serialOf } from './cell-value'
import { FileRefused, type ReadingLimits } from './limits'
import { countOf, placedSheet } from './placed-sheet'
import { wholeBudget } from './table-builder'
import { type CellStyle, isDateFormat, shownBy } from './workbook-frame'
import { type Attributes, walkXml } from './xml-walk'

const office = 'urn:schemas-microsoft-com:office'
const namespaces = new Map([
  [`${office}:spreadsheet`, 'ss'],
  [`${office}:excel`, 'x'],
])

/** Formats that have a name instead of a picture; all others show a number plainly. */
const named: Record<string, CellStyle> = {
  Percent: 'percent',
  'General Date': 'date',
  'Long Date': 'date',
  'Medium Date': 'date',
  'Short Date': 'date',
  'Long Time': 'date',
  'Medium Time': 'date',
  'Short Time': 'date',
}

/** Styles that rest on others rest on few. */
const mostParents = 20

interface OpenSheet {
  readonly name: string
  readonly out: ReturnType<typeof placedSheet>
  /** 0-based, of the row that is open or comes next. */
  row: number
  /** Rows below it that look like it and are not written. */
  alike: number
  column: number
  cells: { column: number; times: number; value: Cell }[]
  hidden: boolean
  rowStyle: string | null
  columnStyles: (string | null)[]
  columns: number
}

/** The sheets of a workbook in the XML of 2003, as Excel wrote it and other systems still do. Throws FileRefused. */
export function readSpreadsheet2003(xml: string, limits: ReadingLimits, spill: Spill): Sheet[] {
  const budget = wholeBudget(limits)
  const styles = new Map<string, { format: string | null; parent: string | null }>()
  const sheets: Sheet[] = []
  let from1904 = false
  let number = numberReader(false)
  let style = ''
  let sheet: OpenSheet | null = null
  let cell: {
    style: string | null
    across: number
    type: string | null
    text: string
    formula: boolean
  } | null = null
  /** Where text goes: the value of a cell, or what a sheet is said to be. */
  let into: 'value' | 'visible' | null = null
  let visible = ''

  const shown = (id: string | null): CellStyle => {
    let at = id ?? 'Default'
    for (let above = 0; above < mostParents; above += 1) {
      const known = styles.get(at)
      if (known?.format != null) return styleOf(known.format)
      if (known?.parent == null) return null
      at = known.parent
    }
    return null
  }
  const cellValue = (type: string | null, text: string, id: string | null): Cell => {
    if (text === '') return null
    if (type === 'Boolean') return text.trim() === '1'
    if (type === 'DateTime') {
      const serial = serialOf(text, from1904)
      return serial === null ? text : number(serial, 'date')
    }
    if (type !== 'Number') return text
    const value = text.trim() === '' ? Number.NaN : Number(text)
    return Number.isNaN(value) ? text : number(value, shown(id))
  }

  const begin = (fullName: string, attributes: Attributes): boolean | undefined => {
    const name = fullName.replace(/^ss:/, '')
    const said = (what: string) => attributes(`ss:${what}`) ?? attributes(what)
    if (cell && (name === 'Comment' || name === 'PhoneticText')) return false
    if (name === 'Style') {
      style = said('ID') ?? ''
      styles.set(style, { format: null, parent: said('Parent') })
    } else if (name === 'NumberFormat')
      styles.set(style, { parent: null, ...styles.get(style), format: said('Format') ?? 'General' })
    else if (fullName === 'x:Date1904') {
      from1904 = true
      number = numberReader(true)
    } else if (name === 'Worksheet') {
      if (sheet) throw new FileRefused(refusal('unreadable'))
      sheet = {
        name: said('Name') ?? '',
        out: placedSheet(limits, spill, budget),
        row: 0,
        alike: 0,
        column: 0,
        cells: [],
        hidden: false,
        rowStyle: null,
        columnStyles: [],
        columns: 0,
      }
    } else if (!sheet) return undefined
    else if (fullName === 'x:Visible') into = 'visible'
    else if (name === 'Column') {
      const from = indexIn(said('Index'), sheet.columns)
      const to = from + spanOf(said('Span'))
      const id = said('StyleID')
      for (let at = from; at <= Math.min(to, limits.columns - 1); at += 1) sheet.columnStyles[at] = id
      sheet.columns = to + 1
    } else if (name === 'Row') {
      sheet.row = indexIn(said('Index'), sheet.row)
      sheet.alike = spanOf(said('Span'))
      sheet.rowStyle = said('StyleID')
      sheet.hidden = said('Hidden') === '1'
      sheet.column = 0
      sheet.cells = []
    } else if (name === 'Cell') {
      const column = indexIn(said('Index'), sheet.column)
      const across = spanOf(said('MergeAcross')) + 1
      const down = spanOf(said('MergeDown')) + 1
      sheet.column = column
      sheet.out.merge(sheet.row, column, Math.min(down, limits.rows), Math.min(across, limits.columns))
      cell = {
        style: said('StyleID') ?? sheet.rowStyle,
        across,
        type: null,
        text: '',
        formula: said('Formula') !== null,
      }
    } else if (cell && name === 'Data') {
      cell.type = said('Type')
      into = 'value'
    }
    return undefined
  }
  const end = (fullName: string): void => {
    const name = fullName.replace(/^ss:/, '')
    if (fullName === 'x:Visible' || name === 'Data') into = null
    if (!sheet) return
    if (name === 'Cell' && cell) {
      const { column, columnStyles } = sheet
      const id = cell.style ?? columnStyles[column] ?? null
      const isUnsaved = cell.formula && cell.type === null
      const value = isUnsaved ? UNSAVED : cellValue(cell.type, cell.text, id)
      if (value !== null) sheet.cells.push({ column, times: 1, value })
      sheet.column = column + cell.across
      cell = null
    } else if (name === 'Row') {
      sheet.out.rows(sheet.row, 1, sheet.cells, sheet.hidden)
      sheet.row += 1 + sheet.alike
    } else if (name === 'Worksheet') {
      sheets.push(sheet.out.sheet(sheet.name, /hidden$/i.test(visible.trim())))
      sheet = null
      visible = ''
    }
  }
  const text = (piece: string): void => {
    if (into === 'visible') visible += piece
    if (into !== 'value' || !cell) return
    cell.text += piece
    if (cell.text.length > limits.cell)
      throw new FileRefused(refusal('cell_too_long', { row: (sheet?.row ?? 0) + 1, characters: limits.cell }))
  }
  walkXml(xml, namespaces, { begin, end, text })
  return sheets.map(read => ({ ...read, from1904 }))
}

/** 0-based place that is named from 1 on, or the next; never one that was passed. Throws FileRefused. */
function indexIn(said: string | null, next: number): number {
  if (said === null) return next
  const index = countOf(said) - 1
  if (index < next) throw new FileRefused(refusal('unreadable'))
  return index
}

/** How many more. */
const spanOf = (said: string | null): number => (said === null || /^\s*0*\s*$/.test(said) ? 0 : countOf(said))

function styleOf(format: string): CellStyle {
  const known = named[format]
  if (known !== undefined) return known
  return isDateFormat(format) ? 'date' : shownBy(format)
}
