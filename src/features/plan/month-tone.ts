import { type MonthCell, monthCells } from '../../domain/reports/line-actuals'
import type { PlanLineRow } from './plan-row'

export type MonthTone = 'held' | 'planned' | 'late'

export interface ShownMonth extends MonthCell {
  tone: MonthTone
  /** '2' planned or held; '1/2' when only some were held. */
  text: string
}

/**
 * The twelve cells of a line as they are shown: what was planned stands in its month (a postponed line in the
 * month it was put off to), what was held in the month it took place. `late`: due by the end of last month and not held.
 */
export function shownMonths(line: PlanLineRow, today: string): (ShownMonth | null)[] {
  const month = line.postponedTo ?? line.month
  const cells = monthCells(
    line.status === 'cancelled' ? [] : [{ month, sessions: line.sessions }],
    line.actual,
    line.year,
  )
  const [year, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return cells.map(cell => {
    if (cell.planned === 0 && cell.held === 0 && cell.scheduled === 0) return null
    const past = line.year < year || (line.year === year && cell.month < thisMonth)
    const complete = cell.held > 0 && cell.held >= cell.planned
    const tone = complete || line.status === 'held' ? 'held' : past ? 'late' : 'planned'
    return { ...cell, tone, text: textOf(cell) }
  })
}

function textOf({ planned, held, scheduled }: MonthCell): string {
  if (held === 0) return String(Math.max(planned, scheduled))
  return held < planned ? `${held}/${planned}` : String(held)
}
