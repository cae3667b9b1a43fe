import type { DataRow } from '../imports/data-rows'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import { readWords } from '../imports/person-words'
import type { Finding } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
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

/** Blank cells are null. Null altogether when a mark is impossible. */
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
  return impossible ? null : marks
}

export const isBlankRow = (marks: ImportedMarks) => scoreComponents.every(component => !marks[component])

/** That a row has nothing to enter. */
export function noMark(layout: Layout<ScoreField>, { row }: DataRow): Finding {
  const component = scoreComponents.find(one => layout.columns.has(one)) ?? 'total'
  const about = { row, column: headingOf(layout, component), value: '' }
  return { ...about, code: 'no_mark', severity: 'warning', params: {} }
}

function absenceAt({ cells }: DataRow, columns: readonly number[]): Mark | null {
  for (const column of columns) {
    const absence = readAbsence(cells[column])
    if (absence) return absence
  }
  return null
}
