import { type RefusalCode, refusal } from '../../../../src/domain/imports/refusal'
import { type Cell, isBlank, type Row } from '../../../../src/domain/imports/table'
import type { ReadingLimits } from './limits'
import { FileRefused } from './limits'

const nothing: Row = []

/** What the sheets of one file may hold together: cells, the blank ones between them and blank rows counted too. */
export interface CellBudget {
  cells: number
  readonly past: RefusalCode
}

/** Of a file that can only be read whole. */
export const wholeBudget = (limits: ReadingLimits): CellBudget => ({
  cells: limits.olderCells,
  past: 'older_too_large',
})

/** Rows that are not shown, where there are any. */
export const unshown = (hiddenRows: ReadonlySet<number>) => (hiddenRows.size > 0 ? { hiddenRows } : {})

/**
 * Makes rows of cells that come in order, and hands out each when it is whole. Blank rows count only where something
 * stands below them. Throws FileRefused past the limits, and past the budget where cells may stand anywhere: a few bytes
 * would make a million blank ones.
 */
export function tableBuilder(push: (row: Row) => void, limits: ReadingLimits, budget?: CellBudget) {
  let pushed = 0
  let current = -1
  let cells: Cell[] = []
  const put = () => {
    let width = cells.length
    while (width > 0 && cells[width - 1] === null) width -= 1
    if (width > limits.columns && current >= limits.rows) throw new FileRefused(refusal('too_large'))
    if (width > limits.columns)
      throw new FileRefused(refusal('too_many_columns', { columns: limits.columns }))
    if (!cells.every(isBlank)) {
      if (current >= limits.rows) throw new FileRefused(refusal('too_many_rows', { rows: limits.rows }))
      if (budget) {
        budget.cells -= width + current - pushed
        if (budget.cells < 0) throw new FileRefused(refusal(budget.past))
      }
      for (; pushed < current; pushed += 1) push(nothing)
      cells.length = width
      push(cells)
      pushed += 1
    }
    cells = []
  }
  const fits = (row: number, text: string): void => {
    if (text.length > limits.cell)
      throw new FileRefused(refusal('cell_too_long', { row: row + 1, characters: limits.cell }))
  }
  return {
    /** Rows and columns count from 0. */
    cell(row: number, column: number, value: Cell): void {
      if (row !== current) {
        if (row < current) throw new FileRefused(refusal('unreadable'))
        put()
        current = row
      }
      if (typeof value === 'string') fits(row, value)
      while (cells.length < column) cells.push(null)
      cells[column] = value
    },
    /** A whole row of texts; '' is blank. */
    row(row: number, texts: readonly string[]): void {
      put()
      current = row
      for (const text of texts) fits(row, text)
      cells = texts.map(text => (text === '' ? null : text))
    },
    end: put,
  }
}
