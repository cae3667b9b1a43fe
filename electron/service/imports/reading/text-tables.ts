import { refusal } from '../../../../src/domain/imports/refusal'
import { type Merge, type Row, type Sheet, tidy } from '../../../../src/domain/imports/table'
import { type KeptRows, keepRows } from '../../db/kept-rows'
import type { Spill } from '../../db/spill'
import { FileRefused, type ReadingLimits } from './limits'
import { tableBuilder, wholeBudget } from './table-builder'

/** How a cell lies: over so many columns and rows; `continues` the cell above it, as Word says it. */
export interface CellSpan {
  across: number
  down: number
  vertical: 'begins' | 'continues' | null
}

interface OpenTable {
  readonly title: string
  readonly kept: KeptRows<Row>
  readonly builder: ReturnType<typeof tableBuilder>
  readonly merges: Merge[]
  /** By column: the last row that a cell of above reaches down to. */
  readonly held: number[]
  /** By left column: the merge that the next row may go on with. */
  readonly going: Map<number, Merge>
  /** The column that comes next in the row that is open. */
  row: { next: number } | null
  /** The 0-based row that is open, or was last. */
  top: number
  cell: { text: string; span: CellSpan } | null
  said: string
}

/** Deeper than any page or document that a person made. */
const mostNested = 50
const mostTables = 2_000
/** What a small table inside a cell says is part of the cell; a page that is laid out by a table has whole tables in it. */
const mostInside = 100

/**
 * Tables of text as they are read: of a page or a document, one inside a cell of another too. Each becomes a sheet named
 * and headed by the line above it, so that what names a class there is read as it is above the headings of a workbook.
 * Rows go to the spill as they come. Throws FileRefused past the limits.
 */
export function textTables(limits: ReadingLimits, spill: Spill) {
  const sheets: Sheet[] = []
  const budget = wholeBudget(limits)
  const names = new Map<string, number>()
  const open: OpenTable[] = []
  let line = ''
  let above = ''
  const endLine = () => {
    above = tidy(line) || above
    line = ''
  }
  const endCell = (table: OpenTable) => {
    const { cell, row } = table
    table.cell = null
    if (!cell || !row) return
    const { top, going } = table
    while ((table.held[row.next] ?? -1) >= top) row.next += 1
    const left = row.next
    if (left >= limits.columns)
      throw new FileRefused(refusal('too_many_columns', { columns: limits.columns }))
    const across = Math.max(1, Math.min(cell.span.across, limits.columns - left))
    const down = Math.max(1, Math.min(cell.span.down, limits.rows))
    const begun = cell.span.vertical === 'continues' ? going.get(left) : undefined
    const text = cell.text.split('\n').map(tidy).filter(Boolean).join('\n')
    if (!begun && text !== '') table.builder.cell(top, left, text)
    row.next = left + across
    if (begun && begun.bottom === top - 1) begun.bottom = top
    else if (across > 1 || down > 1 || cell.span.vertical !== null) {
      const merge = { top, left, bottom: top + down - 1, right: left + across - 1 }
      table.merges.push(merge)
      if (cell.span.vertical !== null) going.set(left, merge)
      for (let column = left; down > 1 && column < left + across; column++)
        table.held[column] = top + down - 1
    }
    if (table.said.length <= mostInside) table.said += ` ${text}`
  }
  const endRow = (table: OpenTable) => {
    endCell(table)
    table.row = null
  }
  const beginRow = (table: OpenTable) => {
    endRow(table)
    table.row = { next: 0 }
    table.top += 1
  }
  const name = (title: string): string => {
    const wanted = title.slice(0, 31) || String(sheets.length + 1)
    const before = names.get(wanted) ?? 0
    names.set(wanted, before + 1)
    return before === 0 ? wanted : `${wanted} (${before + 1})`
  }
  return {
    beginTable(): void {
      if (open.length >= mostNested || sheets.length + open.length >= mostTables)
        throw new FileRefused(refusal('too_large'))
      endLine()
      const title = open.length === 0 ? above : ''
      above = ''
      const kept = keepRows<Row>(spill)
      const builder = tableBuilder(row => kept.push(row), limits, budget)
      const table: OpenTable = {
        title,
        kept,
        builder,
        merges: [],
        held: [],
        going: new Map(),
        row: null,
        top: -1,
        cell: null,
        said: '',
      }
      if (title !== '') {
        table.top = 0
        builder.row(0, [title])
      }
      open.push(table)
    },
    endTable(): void {
      const table = open.pop()
      if (!table) return
      endRow(table)
      table.builder.end()
      const { title, kept, merges } = table
      // The first row of the table is row 1, whatever stands above it.
      const firstRow = title === '' ? 1 : 0
      if (table.top >= 1 - firstRow)
        sheets.push({ name: name(title), hidden: false, rows: kept.rows(), firstRow, merges })
      const outer = open.at(-1)?.cell
      if (outer && table.said.length <= mostInside) outer.text += table.said
    },
    beginRow(): void {
      const table = open.at(-1)
      if (table) beginRow(table)
    },
    endRow(): void {
      const table = open.at(-1)
      if (table) endRow(table)
    },
    /** Columns that a row leaves free before its first cell. */
    leaveFree(columns: number): void {
      const row = open.at(-1)?.row
      if (row) row.next += Math.min(columns, limits.columns)
    },
    beginCell(span: Partial<CellSpan> = {}): void {
      const table = open.at(-1)
      if (!table) return
      endCell(table)
      if (!table.row) beginRow(table)
      table.cell = { text: '', span: { across: 1, down: 1, vertical: null, ...span } }
    },
    /** Of the cell that is open, where its span is told after it began. */
    span(span: Partial<CellSpan>): void {
      const cell = open.at(-1)?.cell
      if (cell) Object.assign(cell.span, span)
    },
    endCell(): void {
      const table = open.at(-1)
      if (table) endCell(table)
    },
    text(text: string): void {
      const table = open.at(-1)
      if (!table) line += text
      else if (table.cell) table.cell.text += text
    },
    endLine(): void {
      if (open.length === 0) endLine()
      else this.text('\n')
    },
    /** Whether a table began that has not ended. */
    isOpen: (): boolean => open.length > 0,
    /** All that were whole, in the order in which they ended. */
    sheets(): Sheet[] {
      while (open.length > 0) this.endTable()
      return sheets
    },
  }
}
