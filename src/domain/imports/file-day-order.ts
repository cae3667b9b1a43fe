import { type ColumnDayOrder, type DayOrder, dayOrder } from './day-reading'
import { columnCells, headingOf, type Layout, type SheetLayout } from './layout'
import { type Finding, isDecided, type RowDecisions } from './preview'

/** Which of a file's days have the month first, and what there is to say about it. */
export type FileDayOrder = { readonly order: DayOrder; readonly findings: readonly Finding[] }

/** Decided once for the file: by its unmistakable dates, by somebody, or the month is taken to come first and that is said. */
export function settledDayOrder<Field extends string>(
  seen: ColumnDayOrder,
  layout: SheetLayout<Field>,
  fields: readonly Field[],
  decisions: RowDecisions | undefined,
): FileDayOrder {
  const decided = seen.decided()
  if (decided !== null || !seen.ambiguous()) return { order: decided ?? 'month_first', findings: [] }
  const column = fields.map(field => headingOf(layout, field)).find(heading => heading !== '') ?? ''
  const order = isDecided(decisions, layout.headerRow, 'day_first') ? 'day_first' : 'month_first'
  const about = { row: layout.headerRow, column, value: column, params: {} }
  return { order, findings: [{ ...about, code: 'assumed_month_first', severity: 'warning' }] }
}

/** The same for a sheet in memory: all its columns of days speak together. */
export function fileDayOrder<Field extends string>(
  layout: Layout<Field>,
  fields: readonly Field[],
  decisions: RowDecisions | undefined,
): FileDayOrder {
  const seen = dayOrder()
  for (const field of fields) for (const cell of columnCells(layout, field)) seen.see(cell)
  const present = fields.filter(field => layout.columns.has(field))
  return settledDayOrder(seen, layout, present, decisions)
}
