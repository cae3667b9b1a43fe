import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx'
import { exportText } from '../export-table'
import { sheetNames } from '../workbook'
import { allRows, type FormPage, footHeight, formPages, headsHeight } from './form-pages'
import { FORM_MM, logoPlace, usableWidth } from './form-shape'
import { type ColumnKind, type FormRoll, type FormSheet, type FormValue, isRoll, valueAt } from './form-sheet'
import { snapped } from './form-snap'
import { fitLow } from './form-text'
import { columnWidths, headGroups, totalsOf } from './form-widths'
import { withPicturesUnstretched } from './one-cell-pictures'

const FACE = 'SimSun'
/** Below the company. */
const titleRow = 1
const LINE = { style: 'thin', color: { rgb: '333333' } } as const
const FRAME = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F0' } } as const
const FORMATS: Record<ColumnKind, string> = {
  serial: '0',
  text: '@',
  number: 'General',
  mark: '0.0#',
  percent: '0.0%',
  day: 'yyyy-mm-dd',
  sign: '@',
}

const points = (millimetres: number): number => Math.round((millimetres * 720) / 25.4) / 10
/** Widths are counted in digits of seven pixels and five pixels of edge. */
const digits = (millimetres: number): number => Math.round((((millimetres * 96) / 25.4 - 5) / 7) * 10) / 10

/** A form as .xlsx: one sheet for each roll, with title rows that stand again on every page, and real numbers. */
export async function formExcel(sheet: FormSheet): Promise<Uint8Array> {
  // Not before a form is written: the service starts without it.
  const { writeXlsx } = await import('hucre/xlsx')
  const pages = formPages(sheet)
  const rolls = sheet.parts.filter(isRoll)
  const names = sheetNames(rolls.map(roll => roll.apart ?? roll.heading ?? sheet.title))
  const written = await writeXlsx({
    sheets: rolls.map((roll, index) => ({
      name: names[index] as string,
      ...sheetOf(sheet, roll, pages),
    })),
  })
  return sheet.logo ? withPicturesUnstretched(written) : written
}

function sheetOf(sheet: FormSheet, roll: FormRoll, pages: readonly FormPage[]) {
  const widths = columnWidths(roll.columns, usableWidth(sheet.landscape === true))
  const paper = new Paper(widths)
  titleRows(paper, sheet, roll)
  headRows(paper, roll)
  const heads = paper.height
  const rows = allRows(pages, roll, widths)
  for (const [at, height] of rows.entries()) dataRow(paper, roll, at, height)
  totalRow(paper, roll, sheet.totalWord, heads, rows.length)
  belowRows(paper, sheet)
  footRows(paper, sheet)
  const [before, between, after] = sheet.pageWords
  const { margin } = FORM_MM
  const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 100) / 100
  return {
    ...paper.drawn(),
    ...pictureOf(sheet, titleRow),
    columns: widths.map(width => ({ width: digits(width) })),
    freezePane: { rows: heads },
    pageSetup: {
      paperSize: 'a4' as const,
      orientation: sheet.landscape ? ('landscape' as const) : ('portrait' as const),
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$1:$${heads}`,
      margins: {
        top: inches(margin.top),
        right: inches(margin.right),
        bottom: inches(margin.bottom + FORM_MM.foot.unsigned - 2),
        left: inches(margin.left),
        header: inches(margin.bottom),
        footer: inches(margin.bottom),
      },
    },
    // An ampersand is a command here.
    headerFooter: {
      oddFooter: `&C&9${[before, '&P', between, '&N', after].map(piece => (piece.startsWith('&') ? piece : piece.replaceAll('&', '&&'))).join('')}`,
    },
  }
}

/** The logo, at the left of the title's row: the company stands in a row of its own above. */
function pictureOf({ logo }: FormSheet, title: number): Pick<WriteSheet, 'images'> {
  const place = logoPlace(logo)
  if (!logo || !place) return {}
  const pixels = (millimetres: number) => Math.round((millimetres * 96) / 25.4)
  const size = { width: pixels(place.width), height: pixels(place.height) }
  return {
    images: [
      {
        data: Buffer.from(logo.png, 'base64'),
        type: 'png',
        anchor: { from: { row: title, col: 0 } },
        ...size,
        altText: 'Logo',
      },
    ],
  }
}

/** Cells as they are put down, row by row. */
class Paper {
  private readonly rows: CellValue[][] = []
  private readonly cells = new Map<string, Partial<Cell>>()
  private readonly merges: MergeRange[] = []
  private readonly heights = new Map<number, { height: number }>()

  constructor(readonly widths: readonly number[]) {}

  get height(): number {
    return this.rows.length
  }

  addRow(millimetres: number): number {
    this.rows.push(Array<CellValue>(this.widths.length).fill(null))
    this.heights.set(this.rows.length - 1, { height: points(millimetres) })
    return this.rows.length - 1
  }

  /** From column `from` to before `to`, over `down` rows. */
  put(
    at: number,
    from: number,
    to: number,
    value: CellValue,
    style: CellStyle,
    down = 1,
    formula?: string,
  ): void {
    for (let row = at; row < at + down; row++)
      for (let column = from; column < to; column++) this.cells.set(`${row},${column}`, { style })
    const own = this.rows[at]
    if (own) own[from] = value
    if (formula) this.cells.set(`${at},${from}`, { style, formula, formulaResult: value })
    if (to - from > 1 || down > 1)
      this.merges.push({ startRow: at, startCol: from, endRow: at + down - 1, endCol: to - 1 })
  }

  drawn() {
    return { rows: this.rows, cells: this.cells, merges: this.merges, rowDefs: this.heights }
  }
}

const style = (rest: CellStyle & { size?: number; bold?: boolean; left?: boolean } = {}): CellStyle => {
  const { size = 10, bold = false, left = false, ...given } = rest
  return {
    font: { name: FACE, size, bold },
    alignment: { horizontal: left ? 'left' : 'center', vertical: 'center', wrapText: true },
    ...given,
  }
}

/** Company and number, the title below, the facts. */
function titleRows(paper: Paper, sheet: FormSheet, roll: FormRoll): void {
  const total = paper.widths.reduce((sum, width) => sum + width, 0)
  const [split = 1] = snapped(paper.widths, [total * 0.65, total * 0.35])
  const first = paper.addRow(7)
  paper.put(first, 0, split, exportText(sheet.company), style({ left: true }))
  if (split < paper.widths.length)
    paper.put(first, split, paper.widths.length, exportText(sheet.number), {
      ...style(),
      alignment: { horizontal: 'right', vertical: 'center' },
    })
  const title = roll.apart === undefined ? sheet.title : `${sheet.title}（${roll.apart}）`
  paper.put(paper.addRow(11.5), 0, paper.widths.length, title, style({ size: 18, bold: true }))
  const third = total / 3
  const label = FORM_MM.factLabel
  for (const line of sheet.facts) {
    const row = paper.addRow(FORM_MM.fact)
    const texts = line.flatMap(({ label: heading, value }) => [heading, value])
    const ends = snapped(
      paper.widths,
      line.flatMap(({ span }) => [label, third * span - label]),
    )
    texts.forEach((text, index) => {
      const from = index === 0 ? 0 : (ends[index - 1] ?? 0)
      const head = index % 2 === 0
      paper.put(row, from, ends[index] ?? from + 1, exportText(text), {
        ...style({ bold: head, border: FRAME, ...(head ? { fill: SHADE } : {}) }),
        alignment: { horizontal: head ? 'center' : 'left', vertical: 'center', shrinkToFit: true },
        numFmt: '@',
      })
    })
  }
}

function headRows(paper: Paper, roll: FormRoll): void {
  const cellStyle = style({ bold: true, border: FRAME, fill: SHADE })
  const headed = (at: number, bold = true): CellStyle => {
    const { size } = fitLow(roll.columns[at]?.heading ?? '', paper.widths[at] ?? 0)
    return { ...cellStyle, font: { name: FACE, bold, size: Math.floor(points(size) * 2) / 2 } }
  }
  const groups = headGroups(roll.columns)
  if (groups.every(group => group.lines === null)) {
    const row = paper.addRow(headsHeight(roll))
    for (const [at, column] of roll.columns.entries()) paper.put(row, at, at + 1, column.heading, headed(at))
    return
  }
  const upper = paper.addRow(headsHeight(roll) - FORM_MM.lowerHeads)
  const lower = paper.addRow(FORM_MM.lowerHeads)
  for (const { lines, from, to } of groups) {
    if (lines === null) paper.put(upper, from, to, roll.columns[from]?.heading ?? '', headed(from), 2)
    else {
      paper.put(upper, from, to, lines.join('\n'), cellStyle)
      for (let at = from; at < to; at++)
        paper.put(lower, at, at + 1, roll.columns[at]?.heading ?? '', headed(at, false))
    }
  }
}

function dataRow(paper: Paper, roll: FormRoll, at: number, height: number): void {
  const row = paper.addRow(height)
  roll.columns.forEach((column, index) => {
    const cellStyle = style({ border: FRAME, ...(column.align === 'left' ? { left: true } : {}) })
    paper.put(row, index, index + 1, cellValue(column.kind, valueAt(roll, at, index)), {
      ...cellStyle,
      numFmt: FORMATS[column.kind],
    })
  })
}

function totalRow(paper: Paper, roll: FormRoll, word: string, heads: number, count: number): void {
  const totals = totalsOf(roll)
  if (totals === null) return
  const row = paper.addRow(FORM_MM.row)
  const cellStyle = style({ bold: true, border: FRAME, fill: SHADE })
  const first = Math.max(
    1,
    totals.findIndex(total => total !== null),
  )
  paper.put(row, 0, first, word, cellStyle)
  roll.columns.slice(first).forEach(({ kind, total }, index) => {
    const at = first + index
    const letter = columnLetter(at)
    const formula = total === 'sum' ? `SUM(${letter}${heads + 1}:${letter}${heads + count})` : undefined
    const value = cellValue(kind, totals[at] ?? null)
    paper.put(row, at, at + 1, value, { ...cellStyle, numFmt: FORMATS[kind] }, 1, formula)
  })
}

/** As many lines as their letters need at nine points, three millimetres wide at most. */
function belowRows(paper: Paper, { parts }: FormSheet): void {
  const width = paper.widths.reduce((sum, one) => sum + one, 0)
  for (const text of parts.flatMap(part => (isRoll(part) || !part.below ? [] : part.paragraphs))) {
    const lines = Math.ceil((text.length * 3.2) / width)
    paper.put(
      paper.addRow(5 * lines + 1),
      0,
      paper.widths.length,
      exportText(text),
      style({ left: true, size: 9 }),
    )
  }
}

function footRows(paper: Paper, { note, signatures }: FormSheet): void {
  const all = paper.widths.length
  if (note !== undefined) paper.put(paper.addRow(6), 0, all, note, style({ left: true, size: 9 }))
  if (signatures.length === 0) return
  const row = paper.addRow(footHeight({ signatures }) / 2)
  const total = paper.widths.reduce((sum, width) => sum + width, 0)
  const ends = snapped(
    paper.widths,
    signatures.map(() => total / signatures.length),
  )
  signatures.forEach((label, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0)
    const to = ends[index] ?? from + 1
    const cellStyle = { ...style(), border: { bottom: LINE } }
    if (to > from)
      paper.put(row, from, to, label, { ...cellStyle, alignment: { horizontal: 'left', vertical: 'bottom' } })
  })
}

function cellValue(kind: ColumnKind, value: FormValue): CellValue {
  if (value === null || value === '') return null
  if (typeof value === 'string')
    return kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? new Date(`${value}T00:00:00Z`)
      : exportText(value)
  if (!Number.isFinite(value)) return null
  return kind === 'mark' ? value / 100 : kind === 'text' ? String(value) : value
}

function columnLetter(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26))
  return index < 26 ? rest : columnLetter(Math.floor(index / 26) - 1) + rest
}
