import type { DataRow } from '../imports/data-rows'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import { readWords } from '../imports/person-words'
import type { Finding } from '../imports/preview'
import { type Cell, cellText, tidy } from '../imports/table'
import { columnsBeside } from './mark-parts'
import { readAbsence, readMark } from './mark-reading'
import type { MarkScales } from './mark-scale'
import type { Mark } from './marks'
import { type ImportedMarks, type ScoreComponent, scoreComponents } from './score-marks'
import type { ScoreField } from './score-sheet-fields'

/** Characters the book keeps beside a mark. */
const LONGEST_NOTE = 200

export function readNote(layout: Layout<ScoreField>, data: DataRow, findings: Finding[]): string | null {
  const note = readWords(cellOf(layout, data, 'note'))
  if (note === null || note.length <= LONGEST_NOTE) return note
  const about = { row: data.row, column: headingOf(layout, 'note'), value: note }
  findings.push({ ...about, code: 'too_long', severity: 'warning', params: { most: LONGEST_NOTE } })
  return null
}

/** Null when a mark is impossible, or when the row has none at all. */
export function readMarks(
  layout: Layout<ScoreField>,
  data: DataRow,
  scales: MarkScales,
  findings: Finding[],
): ImportedMarks | null {
  const marks: { [Component in ScoreComponent]?: Mark | null } = {}
  let impossible = false
  for (const component of scoreComponents) {
    if (!layout.columns.has(component)) continue
    const cell = cellOf(layout, data, component)
    const full = scales.full(component, data)
    const mark = readMark(cell, full)
    if (mark !== 'impossible') {
      marks[component] = mark ?? absenceAt(data, columnsBeside(layout, component))
      continue
    }
    impossible = true
    const about = { row: data.row, column: headingOf(layout, component), value: tidy(cellText(cell)) }
    findings.push({ ...about, code: 'impossible_mark', severity: 'error', params: { full } })
  }
  if (impossible) return null
  const present = scoreComponents.filter(one => layout.columns.has(one))
  const said = absenceOfRow(layout, data)
  const isMarked = present.some(one => isMark(marks[one]))
  if (said && !isMarked) for (const one of present) marks[one] ??= said.absence
  if (said && !isMarked && said.field === 'state') for (const one of present) marks[one] = said.absence
  if (said?.field === 'state' && isMarked) {
    const about = { row: data.row, column: headingOf(layout, 'state'), value: said.value }
    findings.push({ ...about, code: 'marked_and_missed', severity: 'error', params: {} })
    return null
  }
  if (present.some(one => marks[one])) return marks
  const about = { row: data.row, column: headingOf(layout, present[0] ?? 'total'), value: '' }
  findings.push({ ...about, code: 'no_mark', severity: 'warning', params: {} })
  return null
}

/** Above nothing: a system writes 0 for whoever did not come. */
const isMark = (mark: Mark | null | undefined) => mark?.state === 'scored' && mark.mark > 0

function absenceAt({ cells }: DataRow, columns: readonly number[]): Mark | null {
  for (const column of columns) {
    const absence = readAbsence(cells[column])
    if (absence) return absence
  }
  return null
}

/** 缺考 in a column of the row that is none of its marks. */
function absenceOfRow(layout: Layout<ScoreField>, data: DataRow) {
  for (const field of ['state', 'verdict', 'grade', 'note'] as const) {
    const cell = cellOf(layout, data, field)
    const absence = field === 'state' && saysMissed(layout, cell) ? MISSED : readAbsence(cell)
    if (absence) return { field, absence, value: tidy(cellText(cell)) }
  }
  return null
}

const MISSED = { state: 'missed' } as const

/** 是 under 是否缺考. */
const saysMissed = (layout: Layout<ScoreField>, cell: Cell | undefined): boolean =>
  /缺考/.test(headingOf(layout, 'state')) && /^(是|y|yes|√|✓|1)$/i.test(tidy(cellText(cell)))
