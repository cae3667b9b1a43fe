import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { type DayOrder, readClock, readDay } from '../../imports/day-reading'
import { fileDayOrder } from '../../imports/file-day-order'
import { cellOf, columnHeadings, headingOf, type Layout } from '../../imports/layout'
import { indexPeople, type KnownPerson, type MatchRules, matchPerson } from '../../imports/person-match'
import {
  type Finding,
  type ImportPreview,
  inSheetOrder,
  isDecided,
  rowsWithErrors,
} from '../../imports/preview'
import { type Cell, cellText, isBlank, tidy } from '../../imports/table'
import type { ScanField } from './scan-log-fields'

/** One person's scans of one day, in local minutes since midnight, earliest first. */
export type DayScans = {
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly day: Day
  readonly scans: readonly Minutes[]
  /** The sheet's 1-based rows they came from. */
  readonly rows: readonly number[]
}

export type ScanBook = {
  readonly people: Iterable<KnownPerson>
  /** The session's roll, by person. */
  readonly roll?: ReadonlySet<string>
}

export type ScanRules = MatchRules & {
  /** Known people who are not on the roll are taken, to be put on it. */
  readonly enrolMissing?: boolean
  /** The day of a log that gives only times. */
  readonly day?: Day
}

type Scan = { readonly day: Day; readonly minutes: Minutes }

/**
 * Previews a scan log: `new` counts persons and days, not rows. Whether somebody was late is not the log's to say:
 * `attendanceFromScans` compares it with the session's blocks.
 */
export function previewScans(
  layout: Layout<ScanField>,
  book: ScanBook,
  rules: ScanRules = {},
): ImportPreview<DayScans> {
  const dated = fileDayOrder(layout, ['time', 'day', 'in', 'out'], rules.decisions)
  const findings: Finding[] = [...layout.findings, ...dated.findings]
  const people = indexPeople(book.people)
  const held = new Set<string>()
  const days = new Map<string, DayScans>()
  for (const data of layout.data) {
    if (wasNotAdmitted(layout, data, findings)) continue
    const scans = readScans(layout, data, dated.order, rules.day, findings)
    const head = {
      row: data.row,
      number: cellOf(layout, data, 'staffNo'),
      name: cellOf(layout, data, 'name'),
      numberHeading: headingOf(layout, 'staffNo'),
      nameHeading: headingOf(layout, 'name'),
    }
    const { person, conflict, findings: ofPerson } = matchPerson(people, head, rules)
    findings.push(...ofPerson)
    if (conflict) held.add(tidy(cellText(head.number)))
    if (!person) continue
    if (book.roll && !book.roll.has(person.id)) {
      const isHeld = !rules.enrolMissing
      if (isHeld) held.add(person.id)
      const about = {
        row: data.row,
        column: head.numberHeading || head.nameHeading,
        value: person.staffNo ?? person.name,
      }
      const severity = rules.enrolMissing ? 'warning' : 'conflict'
      findings.push({ ...about, code: 'not_on_roll', severity, params: { name: person.name } })
      const taken = rules.takeConflicts || isDecided(rules.decisions, data.row, 'take')
      if (isHeld && !taken) continue
    }
    for (const scan of scans) addScan(days, person, scan, data.row)
  }
  const accepted = [...days.values()]
  return {
    kind: 'attendance',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: layout.data.length,
    new: accepted.length,
    changed: 0,
    unchanged: 0,
    conflicts: held.size,
    errors: rowsWithErrors(findings),
    findings: inSheetOrder(findings),
    accepted,
  }
}

const NOT_ADMITTED =
  /拒绝|失败|无效|无权限|未授权|未开门|未通过|非法|黑名单|denied|refused|fail|invalid|unauthori[sz]ed|rejected|no access/i

/** A reader also writes down whom it did not let in. */
function wasNotAdmitted(layout: Layout<ScanField>, data: DataRow, findings: Finding[]): boolean {
  const value = tidy(cellText(cellOf(layout, data, 'event')))
  if (!NOT_ADMITTED.test(value)) return false
  const about = { row: data.row, column: headingOf(layout, 'event'), value }
  findings.push({ ...about, code: 'not_admitted', severity: 'warning', params: {} })
  return true
}

function addScan(days: Map<string, DayScans>, person: KnownPerson, scan: Scan, row: number): void {
  const key = `${person.id}\u001f${scan.day}`
  const known = days.get(key)
  const scans = [...new Set([...(known?.scans ?? []), scan.minutes])].sort((a, b) => a - b)
  const rows = [...new Set([...(known?.rows ?? []), row])]
  days.set(key, {
    personId: person.id,
    staffNo: person.staffNo,
    name: person.name,
    day: scan.day,
    scans,
    rows,
  })
}

/** A row's scans: a moment, a day with times beside it, or several times in one cell. */
function readScans(
  layout: Layout<ScanField>,
  data: DataRow,
  order: DayOrder,
  givenDay: Day | undefined,
  findings: Finding[],
): Scan[] {
  const say = (
    field: ScanField,
    cell: Cell | undefined,
    code: 'impossible_time' | 'impossible_date',
    reason = '',
  ) => {
    const about = { row: data.row, column: headingOf(layout, field), value: tidy(cellText(cell)) }
    findings.push({ ...about, code, severity: 'error', params: { reason } })
  }
  const dayCell = cellOf(layout, data, 'day')
  const dayRead = readDay(dayCell, { order, from1904: layout.from1904 })
  if (dayRead !== null && 'problem' in dayRead) {
    say('day', dayCell, 'impossible_date', dayRead.problem)
    return []
  }
  const rowDay = dayRead?.day ?? givenDay
  const scans: Scan[] = []
  const fields = (['time', 'in', 'out'] as const).filter(field => layout.columns.has(field))
  for (const field of fields) {
    const cell = cellOf(layout, data, field)
    if (isBlank(cell)) continue
    const moment = momentOf(cell, order, layout.from1904)
    if (moment) {
      // A moment says its own day: a night shift ends on the next one.
      scans.push(moment)
      continue
    }
    const times = timesOf(cell)
    if (times === null || (times.length > 0 && rowDay === undefined)) say(field, cell, 'impossible_time')
    else if (rowDay !== undefined) scans.push(...times.map(minutes => ({ day: rowDay, minutes })))
  }
  // A row without any time is a scan only of a reader that writes the moment under 日期.
  const blank = fields.every(field => isBlank(cellOf(layout, data, field)))
  if (blank && dayRead?.minutes !== undefined) scans.push({ day: dayRead.day, minutes: dayRead.minutes })
  else if (blank && fields.length === 1) say(fields[0]!, null, 'impossible_time')
  return scans
}

function momentOf(cell: Cell | undefined, order: DayOrder, from1904: boolean): Scan | null {
  if (typeof cell === 'number' && cell < 1) return null
  const read = readDay(cell, { order, from1904 })
  if (read === null || 'problem' in read) return null
  if (read.minutes !== undefined) return { day: read.day, minutes: read.minutes }
  // A real date cell at midnight carries no time; a text or number without a time is not a moment.
  return null
}

/** '08:31 12:02' are two times; null when something in the cell is no time. */
function timesOf(cell: Cell | undefined): Minutes[] | null {
  if (typeof cell !== 'string') {
    const one = readClock(cell)
    return one === 'impossible' ? null : one === null ? [] : [one]
  }
  const parts = tidy(cell)
    .split(/(?<![\s,，;；、|])[\s,，;；、|]+(?=\d|上午|下午)/)
    .filter(part => part !== '')
  const times = parts.map(part => readClock(part))
  if (times.includes('impossible')) return null
  return times.filter((time): time is Minutes => typeof time === 'number')
}
