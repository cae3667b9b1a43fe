import { type ColumnDayOrder, type DayOrder, dayOrder } from './day-reading'
import { columnCells, headingOf, type Layout, type SheetLayout } from './layout'
import { type Finding, isDecided, type RowDecisions } from './preview'

/** Which of a file's days have the month first, and what there is to say about it. */
export type FileDayOrder = { readonly order: DayOrder; readonly findings: readonly Finding[] }

/**
 * Decided once for the file: by somebody, by its unmistakable dates, or the month is taken to come first. Where some of
 * its dates could be either way round it is said which was taken, and somebody who knows better may turn it.
 */
export function settledDayOrder<Field extends string>(
  seen: ColumnDayOrder,
  layout: SheetLayout<Field>,
  fields: readonly Field[],
  decisions: RowDecisions | undefined,
): FileDayOrder {
  const decided = seen.decided()
  if (decided === 'year_first' || !seen.ambiguous() || (decided !== null && seen.contradictory()))
    return { order: decided ?? 'month_first', findings: [] }
  const column = fields.map(field => headingOf(layout, field)).find(heading => heading !== '') ?? ''
  const asked = (['day_first', 'month_first'] as const).find(order =>
    isDecided(decisions, layout.headerRow, order),
  )
  const about = { row: layout.headerRow, column, value: column }
  const finding: Finding =
    decided === null
      ? { ...about, code: 'assumed_month_first', severity: 'warning', params: {} }
      : { ...about, code: `day_order_${decided}`, severity: 'info', params: {} }
  return { order: asked ?? decided ?? 'month_first', findings: [finding] }
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
