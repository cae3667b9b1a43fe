import { clockText, type Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { type DayOrder, readDay } from '../../imports/day-reading'
import { fileDayOrder } from '../../imports/file-day-order'
import { cellOf, dayRules, headingOf, type Layout } from '../../imports/layout'
import type { KnownPerson } from '../../imports/person-match'
import type { Finding, RowDecisions } from '../../imports/preview'
import { type ImportRefusal, refusal } from '../../imports/refusal'
import { cellText, isBlank, tidy } from '../../imports/table'
import { type AttendanceMark, type Legend, readAttendanceMark } from './attendance-mark'
import type { AttendanceNow } from './attendance-shape'
import { blocksOfColumn, clockIn, legendOf, type MarkedColumn, namesTime } from './marked-columns'
import type { ScanField } from './scan-field'
import type { DayScans } from './scan-log'
import type { ScannedBlock } from './scan-log-attendance'

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

type SheetRead = {
  readonly people: MarkedPerson[]
  /** Times that stand under days. */
  readonly days: DayScans[]
  /** Of whom something could not be read. */
  readonly unread: Set<string>
  readonly findings: Finding[]
}

/** Reads a sheet of attendance marks, and times under days. Without a session nobody knows yet of which blocks they are. */
export function readMarks(
  layout: Layout<ScanField>,
  columns: readonly MarkedColumn[],
  whoIs: (data: DataRow) => KnownPerson | null,
  now: AttendanceNow | undefined,
  rules: Rules,
): SheetRead | ImportRefusal {
  const dated = fileDayOrder(layout, ['day'], rules.decisions)
  const findings: Finding[] = [...dated.findings]
  const blocks = (now?.blocks ?? []).filter(block => block.day <= rules.today)
  const perRow = layout.columns.has('day') || rules.day !== undefined
  const all = columns.map(one => ({
    ...one,
    blocks: perRow || !now ? blocks : blocksOfColumn(one, layout.title, blocks),
  }))
  if (now && all.some(one => one.blocks === null)) return refusal('missing_columns', { fields: 'day' })
  const aimed = now ? all.filter(({ blocks: of }) => of && of.length > 0) : all
  // In a sheet of a whole month most days are none of the session's.
  const severity = aimed.length > 0 ? 'info' : 'error'
  if (now && !perRow)
    for (const { heading, blocks: of } of all)
      if (of?.length === 0)
        findings.push({
          row: layout.headerRow,
          column: heading,
          value: heading,
          code: 'no_block',
          severity,
          params: {},
        })

  const legend = legendOf(layout)
  const read: SheetRead = { people: [], days: [], unread: new Set(), findings }
  for (const data of layout.data) {
    const person = whoIs(data)
    if (!person) continue
    const ofRow = perRow ? dayOfRow(layout, data, dated.order, rules.day, findings) : undefined
    if (ofRow === null) {
      read.unread.add(person.id)
      continue
    }
    const meant = aimed.map(one => ({
      ...one,
      blocks: (one.blocks ?? []).filter(block => ofRow === undefined || block.day === ofRow),
    }))
    if (now && ofRow !== undefined && meant.every(one => one.blocks.length === 0))
      findings.push(noBlock(layout, data.row, tidy(cellText(cellOf(layout, data, 'day')))))
    readRow(read, meant, data, person, legend, now !== undefined)
  }
  return read
}

function readRow(
  { people, days, unread, findings }: SheetRead,
  columns: readonly (MarkedColumn & { blocks: readonly ScannedBlock[] })[],
  data: DataRow,
  person: KnownPerson,
  legend: Legend,
  aimed: boolean,
): void {
  const { id: personId, staffNo, name } = person
  const marks = new Map<string, AttendanceMark>()
  const texts: string[] = []
  const times = new TimesOfRow()
  for (const { column, heading, blocks } of columns) {
    const cell = data.cells[column]
    const value = tidy(cellText(cell))
    const at = namesTime(heading) ? clockIn(cell) : null
    if (at !== null) {
      for (const day of new Set(blocks.map(block => block.day))) times.add(day, heading, at)
      texts.push(clockText(at))
      continue
    }
    const mark = readAttendanceMark(cell, legend)
    if (mark === 'unclear') {
      findings.push({
        row: data.row,
        column: heading,
        value,
        code: 'unknown_mark',
        severity: 'error',
        params: {},
      })
      unread.add(personId)
    }
    if (mark === null || mark === 'unclear') continue
    texts.push(value)
    for (const block of blocks) marks.set(block.id, mark)
  }
  for (const found of times.days()) days.push({ personId, staffNo, name, rows: [data.row], ...found })
  if (marks.size > 0 || (!aimed && texts.length > 0))
    people.push({ personId, staffNo, name, row: data.row, text: texts.join(' '), marks })
}

const GOING = /签退|簽退|离开|離開|下班|退场|\bout\b|leave/i
const COMING = /签到|簽到|到达|上班|入场|\bin\b|arriv/i

interface TimesOfDay {
  scans: Minutes[]
  stays: Map<string, [Minutes | null, Minutes | null]>
}

const timesOfDay = (): TimesOfDay => ({ scans: [], stays: new Map() })

/** The times of one row, day by day; a coming and a going of one heading are a stay. */
class TimesOfRow {
  private readonly byDay = new Map<Day, TimesOfDay>()

  add(day: Day, heading: string, at: Minutes): void {
    const known = this.byDay.get(day) ?? timesOfDay()
    this.byDay.set(day, known)
    known.scans.push(at)
    const group = heading.replace(GOING, '').replace(COMING, '')
    const stay = known.stays.get(group) ?? [null, null]
    if (GOING.test(heading)) stay[1] = at
    else if (COMING.test(heading)) stay[0] = at
    known.stays.set(group, stay)
  }

  days(): Pick<DayScans, 'day' | 'scans' | 'stays'>[] {
    return [...this.byDay].map(([day, { scans, stays }]) => {
      const paired = [...stays.values()].some(([, going]) => going !== null)
      const inOrder = [...new Set(scans)].sort((a, b) => a - b)
      return { day, scans: inOrder, ...(paired ? { stays: [...stays.values()] } : {}) }
    })
  }
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
  const read = readDay(cell, { ...dayRules(layout, order), dayOnly: true })
  if (read && 'day' in read) return read.day
  const about = { row: data.row, column: headingOf(layout, 'day'), value: tidy(cellText(cell)) }
  findings.push({ ...about, code: 'impossible_date', severity: 'error', params: { reason: 'not_a_date' } })
  return null
}
