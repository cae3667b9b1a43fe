import type { DataRow } from '../imports/data-rows'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import { readWords } from '../imports/person-words'
import type { Finding } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import { readMark } from './mark-reading'
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
    const full = scales.full(component)
    const mark = readMark(cell, full)
    if (mark !== 'impossible') {
      marks[component] = mark
      continue
    }
    impossible = true
    const about = { row: data.row, column: headingOf(layout, component), value: tidy(cellText(cell)) }
    findings.push({ ...about, code: 'impossible_mark', severity: 'error', params: { full } })
  }
  if (impossible) return null
  if (Object.values(marks).some(mark => mark !== null)) return marks
  const component = scoreComponents.find(one => layout.columns.has(one)) ?? 'total'
  const about = { row: data.row, column: headingOf(layout, component), value: '' }
  findings.push({ ...about, code: 'no_mark', severity: 'warning', params: {} })
  return null
}
