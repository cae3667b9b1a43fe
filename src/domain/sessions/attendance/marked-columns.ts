import type { Layout } from '../../imports/layout'
import { cellText, isBlank, tidy } from '../../imports/table'
import { readAttendanceMark } from './attendance-mark'
import { columnDayIn, dayInText } from './column-day'
import type { ScanField } from './scan-field'
import type { ScannedBlock } from './scan-log-attendance'

/** A column of attendance marks, 0-based, by its heading and the one above it. */
export type MarkedColumn = { readonly column: number; readonly heading: string }

const MOSTLY = 0.8

/** Columns whose cells are attendance marks: 出勤情况, or one a day (√ × 请假). */
export function markedColumns(layout: Layout<ScanField>): MarkedColumn[] {
  const state = layout.columns.get('state')
  const known = new Set([...layout.columns.values()].filter(column => column !== state))
  return layout.headings.flatMap((heading, column) => {
    if (known.has(column) || heading === '') return []
    const cells = layout.data.map(row => row.cells[column]).filter(cell => !isBlank(cell))
    const marks = cells.filter(cell => readAttendanceMark(cell) !== 'unclear')
    // What somebody calls a column of states holds them, whatever words they use.
    if (column !== state && (marks.length === 0 || marks.length < cells.length * MOSTLY)) return []
    const group = layout.groups[column] ?? ''
    return [{ column, heading: group && group !== heading ? `${group} ${heading}` : heading }]
  })
}

const ANYTHING = /^(是|否|y|n|yes|no|ok|a|p|l|e|x|v|正常|到|有|参加)$/i

/** The share of filled cells that can be nothing but attendance. */
export function shareOfSureMarks(layout: Layout<ScanField>, columns: readonly MarkedColumn[]): number {
  const cells = columns.flatMap(({ column }) =>
    layout.data.map(row => row.cells[column]).filter(cell => !isBlank(cell)),
  )
  const sure = cells.filter(cell => {
    const mark = readAttendanceMark(cell)
    return mark !== null && mark !== 'unclear' && !ANYTHING.test(tidy(cellText(cell)))
  })
  return cells.length === 0 ? 0 : sure.length / cells.length
}

/**
 * The blocks each column is about: of the day and the half of it that its heading names, else of the day above the
 * table, else of the only day of the session. None where the session has nothing then; null where nobody says when.
 */
export function blocksOfColumn(
  { heading }: MarkedColumn,
  title: string,
  blocks: readonly ScannedBlock[],
): readonly ScannedBlock[] | null {
  const named = columnDayIn(heading)
  const day = named ?? dayInText(title)
  const days = [...new Set(blocks.map(block => block.day))]
  const ofDay = day ? blocks.filter(block => day(block.day)) : days.length === 1 ? blocks : null
  if (ofDay === null) return null
  const half = halfOf(heading)
  return half ? ofDay.filter(half) : ofDay
}

/** Whether a heading says when: a day, or a half of one. */
export const namesTime = (heading: string): boolean =>
  columnDayIn(heading) !== null || halfOf(heading) !== null

const NOON = 12 * 60 + 30
const EVENING = 17 * 60 + 30

function halfOf(heading: string): ((block: ScannedBlock) => boolean) | null {
  if (/上午|早上|\bam\b|morning/i.test(heading)) return block => block.start < NOON
  if (/下午|\bpm\b|afternoon/i.test(heading))
    return block => block.start >= NOON - 60 && block.start < EVENING
  if (/晚上|evening/i.test(heading)) return block => block.start >= EVENING
  return null
}
