import { type MonthCell, monthCells } from '../../domain/plan/line-actuals'
import type { PlanLineRow } from './plan-row'

export type MonthTone = 'held' | 'planned' | 'late'

export interface ShownMonth extends MonthCell {
  tone: MonthTone
}

/**
 * The twelve cells of a line as they are shown: what was planned stands in its month (a postponed line in the
 * month it was put off to), what was held in the month it took place. `late`: due by the end of last month and not held.
 */
export function shownMonths(line: PlanLineRow, today: string): (ShownMonth | null)[] {
  const month = line.postponedTo ?? line.month
  const cells = monthCells(
    line.status === 'cancelled' ? [] : [{ month, sessions: line.sessions }],
    line.actual.map(session => ({
      firstDay: session.firstDay,
      status: session.status as 'scheduled' | 'held' | 'closed' | 'cancelled',
    })),
    line.year,
  )
  const [year, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return cells.map(cell => {
    if (cell.planned === 0 && cell.held === 0 && cell.scheduled === 0) return null
    const past = line.year < year || (line.year === year && cell.month < thisMonth)
    const tone = cell.held > 0 || (past && line.status === 'held') ? 'held' : past ? 'late' : 'planned'
    return { ...cell, tone }
  })
}
