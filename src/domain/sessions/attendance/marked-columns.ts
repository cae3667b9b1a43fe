import { MINUTES_OF_DAY, type Minutes } from '../../days/clock'
import { readClock } from '../../imports/day-reading'
import type { Layout } from '../../imports/layout'
import { type Cell, cellText, isBlank, tidy } from '../../imports/table'
import { type Legend, readAttendanceMark } from './attendance-mark'
import { namesDay, namesTime } from './column-blocks'
import { type ColumnMeans, isTick, meaningOf } from './column-state'
import { legendIn } from './legend'
import type { ScanField } from './scan-field'
import { stateColumns } from './state-columns'

/** A column of marks or times, 0-based, by its heading and the one above it. */
export type MarkedColumn = {
  readonly column: number
  readonly heading: string
  readonly means: ColumnMeans
  readonly hasTicks: boolean
  /** One of several columns with a state each: 1 is a tick, and 0 says nothing. */
  readonly isOneOfStates: boolean
  /** Signs that the heading explains: 12月8日（缺勤打√）. */
  readonly legend: Legend
}

const MOSTLY = 0.8
/** Under a day stands attendance; what of it cannot be read is asked about. */
const HALF = 0.5
const TIMED = ['time', 'in', 'out'] as const

/** The signs a sheet explains in its title or its notes. */
export const legendOf = (layout: Layout<ScanField>): Legend =>
  legendIn([layout.title, ...layout.findings.filter(one => one.code === 'note_row').map(one => one.value)])

const headingAt = (layout: Layout<ScanField>, column: number): string => {
  const [heading = '', group = ''] = [layout.headings[column], layout.groups[column]]
  return group && !heading.includes(group) ? `${group} ${heading}` : heading
}

/** Whether times stand under days (10.12上午·签到) instead of the day beside them. */
export const isTimedByDay = (layout: Layout<ScanField>): boolean =>
  TIMED.some(field => {
    const column = layout.columns.get(field)
    return column !== undefined && namesDay(headingAt(layout, column))
  })

/** Columns whose cells are attendance marks: 出勤情况, or one a day (√ × 请假); under a day times as well. */
export function markedColumns(layout: Layout<ScanField>, legend = legendOf(layout)): MarkedColumn[] {
  const state = layout.columns.get('state')
  const own = new Set([state, ...TIMED.map(field => layout.columns.get(field))])
  const known = new Set([...layout.columns.values()].filter(column => !own.has(column)))
  const states = stateColumns(
    layout,
    [...layout.headings.keys()].filter(column => !known.has(column)),
  )
  return layout.headings.flatMap((text, column) => {
    if (known.has(column) || text === '') return []
    const heading = headingAt(layout, column)
    const dated = namesTime(heading)
    if (own.has(column) && column !== state && !dated) return []
    const cells = layout.data.map(row => row.cells[column]).filter(cell => !isBlank(cell))
    const ofStates = states.get(column)
    const said = ofStates
      ? cells
      : cells.filter(cell => isReadable(cell, legend) || (dated && clockIn(cell) !== null))
    // What somebody calls a column of states holds them, whatever words they use.
    if (column !== state && (said.length === 0 || said.length < cells.length * (dated ? HALF : MOSTLY)))
      return []
    return [
      {
        column,
        heading,
        means: ofStates?.means ?? meaningOf(text, layout.groups[column]),
        hasTicks: ofStates?.hasTicks ?? cells.some(isTick),
        isOneOfStates: ofStates !== undefined,
        legend: legendIn([heading]),
      },
    ]
  })
}

/** Columns under a day whose cells are no marks that can be read: they may be marks all the same. */
export function unreadUnderDays(
  layout: Layout<ScanField>,
  marked: readonly MarkedColumn[],
): Pick<MarkedColumn, 'column' | 'heading'>[] {
  const known = new Set([...layout.columns.values(), ...marked.map(({ column }) => column)])
  return layout.headings.flatMap((text, column) => {
    const heading = headingAt(layout, column)
    return known.has(column) || text === '' || !namesTime(heading) ? [] : [{ column, heading }]
  })
}

/** A sign that the sheet explains in words nobody knows is a mark all the same. */
const isReadable = (cell: Cell | undefined, legend: Legend) =>
  readAttendanceMark(cell, legend) !== 'unclear' || readAttendanceMark(cell) !== 'unclear'

/** A time of day alone; 24:10 would be of a day that has no column. */
export function clockIn(cell: Cell | undefined): Minutes | null {
  const at = readClock(cell)
  return typeof at === 'number' && at < MINUTES_OF_DAY && cellText(cell) !== '0' ? at : null
}

const ANYTHING = /^(是|否|y|n|yes|no|ok|a|p|l|e|x|v|正常|到|有|参加)$/i

/** The share of filled cells that can be nothing but attendance, by themselves or by what their heading asks. */
export function shareOfSureMarks(layout: Layout<ScanField>, columns: readonly MarkedColumn[]): number {
  const legend = legendOf(layout)
  const cells = columns.flatMap(({ column, means, isOneOfStates }) =>
    layout.data
      .map(row => row.cells[column])
      .filter(cell => !isBlank(cell))
      .map(cell => ({ cell, isAsked: means !== null, isOneOfStates })),
  )
  const sure = cells.filter(
    ({ cell, isAsked, isOneOfStates }) =>
      isOneOfStates ||
      clockIn(cell) !== null ||
      (isReadable(cell, legend) && (isAsked || !ANYTHING.test(tidy(cellText(cell))))),
  )
  return cells.length === 0 ? 0 : sure.length / cells.length
}
