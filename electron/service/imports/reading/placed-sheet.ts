import { refusal } from '../../../../src/domain/imports/refusal'
import type { Cell, Merge, Row, Sheet } from '../../../../src/domain/imports/table'
import { keepRows } from '../../db/kept-rows'
import type { Spill } from '../../db/spill'
import { FileRefused, type ReadingLimits } from './limits'
import { type CellBudget, tableBuilder, unshown } from './table-builder'

/**
 * A sheet whose cells name their places, or come many times over, as a few bytes of the file may say: everything is held
 * against the limits before it is made. Throws FileRefused.
 */
export function placedSheet(limits: ReadingLimits, spill: Spill, budget: CellBudget) {
  // One with nothing in it takes its room too.
  budget.cells -= limits.columns
  if (budget.cells < 0) throw new FileRefused(refusal(budget.past))
  const kept = keepRows<Row>(spill)
  const builder = tableBuilder(row => kept.push(row), limits, budget)
  const merges: Merge[] = []
  const hiddenRows = new Set<number>()
  return {
    merges,
    /** So many rows alike from `row` on, their cells from the left: 0-based columns and how often each stands there. */
    rows(
      row: number,
      times: number,
      cells: readonly { column: number; times: number; value: Cell }[],
      hidden = false,
    ): void {
      const last = cells.at(-1)
      if (!last) return
      const width = last.column + last.times
      if (width > limits.columns)
        throw new FileRefused(refusal('too_many_columns', { columns: limits.columns }))
      if (row + times > limits.rows) throw new FileRefused(refusal('too_many_rows', { rows: limits.rows }))
      if (width * times > budget.cells) throw new FileRefused(refusal(budget.past))
      for (let down = 0; down < times; down += 1) {
        if (hidden) hiddenRows.add(row + down)
        for (const { column, times: across, value } of cells)
          for (let right = 0; right < across; right += 1) builder.cell(row + down, column + right, value)
      }
    },
    merge(top: number, left: number, down: number, across: number): void {
      if (down > 1 || across > 1) merges.push({ top, left, bottom: top + down - 1, right: left + across - 1 })
    },
    sheet(name: string, hidden: boolean): Sheet {
      builder.end()
      return { name, hidden, rows: kept.rows(), firstRow: 1, merges, ...unshown(hiddenRows) }
    },
  }
}

/** How often or where, as XML says it: a whole number from 1 on, 1 where nothing is said. Throws FileRefused. */
export function countOf(said: string | null): number {
  if (said === null) return 1
  const count = /^\s*\+?\d{1,15}\s*$/.test(said) ? Number(said) : 0
  if (count < 1) throw new FileRefused(refusal('unreadable'))
  return count
}
