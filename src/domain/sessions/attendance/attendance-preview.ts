import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { readDay } from '../../imports/day-reading'
import { columnHeadings, headingOf, type Layout } from '../../imports/layout'
import type { KnownPerson, MatchRules } from '../../imports/person-match'
import {
  type Answers,
  type Finding,
  type ImportPreview,
  inSheetOrder,
  rowsWithErrors,
} from '../../imports/preview'
import { type ImportRefusal, refusal } from '../../imports/refusal'
import { isBlank } from '../../imports/table'
import { type NamedSession, titleQuestion } from '../../imports/title-names-other'
import { sayUnread } from '../../imports/unread-columns'
import { type Decided, decideScans, decideSheet } from './attendance-decided'
import { type AttendanceNow, type AttendedPerson, attendanceKey } from './attendance-shape'
import { dayOfLog } from './log-day'
import { isTimedByDay, markedColumns } from './marked-columns'
import { exchanged, type OddTimes, oddTimes } from './odd-times'
import { readMarks } from './read-marks'
import type { ScanField } from './scan-field'
import { type Doubt, readScanLog } from './scan-log'
import { type WhoIs, whoAttended } from './who-attended'

export type AttendanceBook = {
  readonly people: Iterable<KnownPerson>
  /** The session's roll, by person. */
  readonly roll?: ReadonlySet<string>
  readonly now?: AttendanceNow
  /** The session chosen, and the courses there are: the title may name another. */
  readonly session?: NamedSession
  readonly courses?: readonly string[]
}

export type AttendanceRules = MatchRules & {
  /** Known people who are not on the roll are taken, to be put on it. */
  readonly enrolMissing?: boolean
  readonly answers?: Answers
  readonly today: Day
}

/**
 * Previews a log of scans or a sheet of attendance marks. A file speaks only of the people and blocks it covers: what
 * stands of others is kept, what somebody typed is asked about, and absent is who was expected in a block recorded for
 * the first time by a log that covers it, unless a row that is held out may be theirs.
 */
export function previewAttendance(
  whole: Layout<ScanField>,
  book: AttendanceBook,
  rules: AttendanceRules,
): ImportPreview<AttendedPerson> | ImportRefusal {
  const title = titleQuestion(whole, book, rules)
  const layout = withItsDay(title.layout)
  const isLog =
    (['time', 'in', 'out'] as const).some(field => layout.columns.has(field)) && !isTimedByDay(layout)
  const columns = isLog ? [] : markedColumns(layout)
  if (!isLog && columns.length === 0) return refusal('missing_columns', { fields: 'time' })
  const findings: Finding[] = [...layout.findings, ...title.findings]
  // A column beside the times is read with them, where it says 未打卡.
  findings.push(
    ...sayUnread(
      layout,
      columns.map(({ column }) => column),
    ),
  )
  const who = whoAttended(layout, book, rules, findings)
  let decided: Decided
  let odd: OddTimes | null = null
  const dayless = isLog ? dayOfLog(layout, book.now, rules) : null
  if (isLog) {
    const dated = dayless
      ? { ...layout, data: layout.data.filter(({ row }) => !dayless.isOpen(row)) }
      : layout
    const about = { ...rules, ...(dayless && { dayOf: dayless.of }) }
    const whoIs = onceEach(who.of)
    const first = readScanLog(dated, whoIs, about)
    odd = oddTimes(first, dated, book.now, rules.answers)
    const log =
      odd?.meant === 'exchanged'
        ? readScanLog(exchanged(dated), whoIs, about)
        : odd?.meant === 'afternoon'
          ? readScanLog(dated, whoIs, { ...about, ofTwelve: true })
          : first
    const isOpen = odd?.meant === null
    findings.push(...log.findings.filter(({ code }) => !isOpen || code !== 'leaves_before_coming'))
    decided = isOpen
      ? { people: [], unchanged: 0, findings: [] }
      : decideScans(log.days, aboutOf(layout, book, rules, log.doubts))
  } else {
    const marks = readMarks(layout, columns, who.of, book.now, rules)
    if ('refused' in marks) return marks
    findings.push(...marks.findings)
    decided = decideSheet(marks, aboutOf(layout, book, rules, marks.doubts))
  }
  // Of a file that may be another session's only that is asked.
  const counted = title.isAnswered ? decided.findings : decided.findings.filter(({ asks }) => !asks)
  const ofSheets = title.isAnswered ? [...(dayless?.findings ?? []), ...(odd ? [odd.finding] : [])] : []
  findings.push(...counted, ...ofSheets)
  const accepted = title.isAnswered ? decided.people : []
  const counts = { new: 0, changed: 0, unchanged: decided.unchanged }
  for (const { personId, rows, outcomes } of accepted) {
    if (rows.length === 0) continue
    const stands = outcomes.some(({ blockId }) => book.now?.states.has(attendanceKey(blockId, personId)))
    counts[stands ? 'changed' : 'new'] += 1
  }
  const asked = counted.filter(({ severity }) => severity === 'conflict').length
  return {
    kind: 'attendance',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: whole.data.length,
    ...counts,
    conflicts: who.held.size + asked + ofSheets.length + title.held,
    errors: rowsWithErrors(findings),
    findings: inSheetOrder(findings),
    accepted,
  }
}

/** What there is to say of a row is said once, however often the log is read. */
function onceEach(whoIs: WhoIs): WhoIs {
  const known = new Map<DataRow, ReturnType<WhoIs>>()
  return data => {
    const who = known.get(data) ?? whoIs(data)
    known.set(data, who)
    return who
  }
}

/** 时间 over nothing but days, beside comings and goings, is the day (上下班打卡_日报 of WeCom). */
function withItsDay(layout: Layout<ScanField>): Layout<ScanField> {
  const { columns, data } = layout
  const column = columns.get('time')
  if (column === undefined || columns.has('day') || !columns.has('in')) return layout
  const cells = data.map(({ cells }) => cells[column]).filter(cell => !isBlank(cell))
  const isDay = (cell: (typeof cells)[number]) => {
    const read = readDay(cell)
    return read !== null && 'day' in read && read.minutes === undefined
  }
  if (cells.length === 0 || !cells.every(isDay)) return layout
  const own = [...columns].map(([field, at]) => [field === 'time' ? ('day' as const) : field, at] as const)
  return { ...layout, columns: new Map(own) }
}

const aboutOf = (
  layout: Layout<ScanField>,
  { people, roll, now }: AttendanceBook,
  rules: AttendanceRules,
  doubts: readonly Doubt[],
) => ({
  session: roll && now ? { now, roll: [...people].filter(({ id }) => roll.has(id)) } : null,
  doubts,
  rules,
  headerRow: layout.headerRow,
  column: headingOf(layout, 'staffNo') || headingOf(layout, 'name'),
})
