import type { Layout } from '../../imports/layout'
import { cellText, isBlank, tidy } from '../../imports/table'
import type { AttendanceState } from '../codes'
import { markText } from './attendance-mark'
import { namesTime } from './column-blocks'
import { type ColumnMeans, isPresence, isTick, isTickOrNot, meaningOf } from './column-state'
import type { ScanField } from './scan-field'

/** What a column of several, one for each state, says where it is ticked. */
export type StateColumn = {
  /** Present as well, which elsewhere is what a tick means anyway. */
  readonly means: Exclude<ColumnMeans, null>
  /** Somewhere in these columns is a tick: a cross, then, says nothing. */
  readonly hasTicks: boolean
}

/** E is excused to some, and leaving early to others. */
const LETTERS: Readonly<Record<string, StateColumn['means']>> = {
  p: 'present',
  l: 'late',
  a: 'absent',
  e: 'unclear',
}

/**
 * Columns with a state each, of which one is ticked: P, L, A and E, whose letters alone would be anything, or words over
 * 1 and 0. Beside a column of a day letters and figures count how often somebody was what.
 */
export function stateColumns(
  layout: Layout<ScanField>,
  among: readonly number[],
): ReadonlyMap<number, StateColumn> {
  const none = new Map<number, StateColumn>()
  const headed = among.filter(column => layout.headings[column] !== '')
  if (headed.some(column => namesTime(headingOf(layout, column)))) return none
  const named = headed.flatMap(column => {
    const means = letterOf(layout, column) ?? wordOf(layout, column)
    return means ? [{ column, means, isLetter: letterOf(layout, column) !== null }] : []
  })
  if (new Set(named.map(({ means }) => means)).size < 2) return none
  const cells = named.map(({ column }) =>
    layout.data.map(({ cells }) => cells[column]).filter(cell => !isBlank(cell)),
  )
  const isCounted =
    cells.flat().every(cell => /^[01]$/.test(tidy(cellText(cell)))) &&
    layout.data.every(
      ({ cells: row }) => named.filter(({ column }) => markText(row[column]) === '1').length <= 1,
    )
  const areLetters = named.every(({ isLetter }) => isLetter) && cells.flat().every(isTickOrNot)
  if (!isCounted && !areLetters) return none
  const hasTicks = isCounted || cells.flat().some(isTick)
  return new Map(named.map(({ column, means }) => [column, { means, hasTicks }]))
}

const headingOf = ({ headings, groups }: Layout<ScanField>, column: number) =>
  `${groups[column] ?? ''} ${headings[column] ?? ''}`

const letterOf = ({ headings }: Layout<ScanField>, column: number): StateColumn['means'] | null =>
  LETTERS[markText(headings[column])] ?? null

function wordOf({ headings, groups }: Layout<ScanField>, column: number): AttendanceState | 'unclear' | null {
  const [heading = '', group] = [headings[column], groups[column]]
  return meaningOf(heading, group) ?? (isPresence(heading) ? 'present' : null)
}
