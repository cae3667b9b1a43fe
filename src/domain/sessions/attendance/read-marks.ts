import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { type DayOrder, readDay } from '../../imports/day-reading'
import { fileDayOrder } from '../../imports/file-day-order'
import { cellOf, headingOf, type Layout } from '../../imports/layout'
import type { KnownPerson } from '../../imports/person-match'
import type { Finding, RowDecisions } from '../../imports/preview'
import { type ImportRefusal, refusal } from '../../imports/refusal'
import { cellText, isBlank, tidy } from '../../imports/table'
import { type AttendanceMark, readAttendanceMark } from './attendance-mark'
import type { AttendanceNow } from './attendance-shape'
import { blocksOfColumn, type MarkedColumn } from './marked-columns'
import type { ScanField } from './scan-field'

/** What a row of a sheet says of one person. */
export type MarkedPerson = {
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly row: number
  /** As the sheet has them. */
  readonly text: string
  /** By block: of two columns about one block the last that says something. */
  readonly marks: ReadonlyMap<string, AttendanceMark>
}

type Rules = { readonly decisions?: RowDecisions; readonly day?: Day; readonly today: Day }

/** Reads a sheet of attendance marks. Without a session nobody knows yet which blocks they are of. */
export function readMarks(
  layout: Layout<ScanField>,
  columns: readonly MarkedColumn[],
  whoIs: (data: DataRow) => KnownPerson | null,
  now: AttendanceNow | undefined,
  rules: Rules,
): { people: MarkedPerson[]; unread: Set<string>; findings: Finding[] } | ImportRefusal {
  const dated = fileDayOrder(layout, ['day'], rules.decisions)
  const findings: Finding[] = [...dated.findings]
  const blocks = (now?.blocks ?? []).filter(block => block.day <= rules.today)
  const perRow = layout.columns.has('day') || rules.day !== undefined
  const aimed = columns.map(one => ({
    ...one,
    blocks: perRow || !now ? blocks : blocksOfColumn(one, layout.title, blocks),
  }))
  if (now && aimed.some(one => one.blocks === null)) return refusal('missing_columns', { fields: 'day' })
  if (now && !perRow)
    for (const { heading, blocks: of } of aimed)
      if (of?.length === 0)
        findings.push({
          row: layout.headerRow,
          column: heading,
          value: heading,
          code: 'no_block',
          severity: 'error',
          params: {},
        })

  const people: MarkedPerson[] = []
  const unread = new Set<string>()
  for (const data of layout.data) {
    const person = whoIs(data)
    if (!person) continue
    const ofRow = perRow ? dayOfRow(layout, data, dated.order, rules.day, findings) : undefined
    const marks = new Map<string, AttendanceMark>()
    const texts: string[] = []
    for (const { column, heading, blocks: of } of aimed) {
      const cell = data.cells[column]
      const mark = readAttendanceMark(cell)
      const value = tidy(cellText(cell))
      if (mark === 'unclear') {
        findings.push({
          row: data.row,
          column: heading,
          value,
          code: 'unknown_mark',
          severity: 'error',
          params: {},
        })
        unread.add(person.id)
      }
      if (mark === null || mark === 'unclear' || ofRow === null) continue
      texts.push(value)
      const meant = (of ?? []).filter(block => ofRow === undefined || block.day === ofRow)
      if (now && ofRow !== undefined && meant.length === 0)
        findings.push(noBlock(layout, data.row, tidy(cellText(cellOf(layout, data, 'day')))))
      for (const block of meant) marks.set(block.id, mark)
    }
    const { id: personId, staffNo, name } = person
    if (texts.length > 0 && (!now || marks.size > 0))
      people.push({ personId, staffNo, name, row: data.row, text: texts.join(' '), marks })
  }
  return { people, unread, findings }
}

const noBlock = (layout: Layout<ScanField>, row: number, value: string): Finding => ({
  row,
  column: headingOf(layout, 'day'),
  value,
  code: 'no_block',
  severity: 'error',
  params: {},
})

/** The day of a row; null where it gives none, and says so. */
function dayOfRow(
  layout: Layout<ScanField>,
  data: DataRow,
  order: DayOrder,
  given: Day | undefined,
  findings: Finding[],
): Day | null {
  const cell = cellOf(layout, data, 'day')
  if (isBlank(cell) && given !== undefined) return given
  const read = readDay(cell, { order, from1904: layout.from1904 })
  if (read && 'day' in read) return read.day
  const about = { row: data.row, column: headingOf(layout, 'day'), value: tidy(cellText(cell)) }
  findings.push({ ...about, code: 'impossible_date', severity: 'error', params: { reason: 'not_a_date' } })
  return null
}
