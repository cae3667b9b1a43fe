import type { Day } from '../../days/day'
import type { DataRow } from '../../imports/data-rows'
import { cellOf, columnHeadings, headingOf, type Layout } from '../../imports/layout'
import { indexPeople, type KnownPerson, type MatchRules, matchPerson } from '../../imports/person-match'
import {
  type Finding,
  type ImportPreview,
  inSheetOrder,
  isTaken,
  rowsWithErrors,
} from '../../imports/preview'
import { type ImportRefusal, refusal } from '../../imports/refusal'
import { cellText, tidy } from '../../imports/table'
import { type NamedSession, titleQuestion } from '../../imports/title-names-other'
import { type Decided, decideScans, decideSheet } from './attendance-decided'
import type { AttendanceNow, AttendedPerson } from './attendance-shape'
import { isTimedByDay, markedColumns } from './marked-columns'
import { readMarks } from './read-marks'
import type { ScanField } from './scan-field'
import { readScanLog } from './scan-log'

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
  /** The day of a log that gives only times. */
  readonly day?: Day
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
  const { layout } = title
  const isLog =
    (['time', 'in', 'out'] as const).some(field => layout.columns.has(field)) && !isTimedByDay(layout)
  const columns = isLog ? [] : markedColumns(layout)
  if (!isLog && columns.length === 0) return refusal('missing_columns', { fields: 'time' })
  const findings: Finding[] = [...layout.findings, ...title.findings]
  const who = whoIsIn(layout, book, rules, findings)
  let decided: Decided
  if (isLog) {
    const log = readScanLog(layout, who.of, rules)
    findings.push(...log.findings)
    for (const id of log.unread) who.doubted.add(id)
    decided = decideScans(log.days, aboutOf(layout, book, rules, who.doubted))
  } else {
    const marks = readMarks(layout, columns, who.of, book.now, rules)
    if ('refused' in marks) return marks
    findings.push(...marks.findings)
    for (const id of marks.unread) who.doubted.add(id)
    decided = decideSheet(marks, aboutOf(layout, book, rules, who.doubted))
  }
  findings.push(...decided.findings)
  const accepted = title.isAnswered ? decided.people : []
  const counts = { new: 0, changed: 0, unchanged: decided.unchanged }
  for (const { rows } of accepted) if (rows.length > 0) counts.new += 1
  const asked = decided.findings.filter(({ severity }) => severity === 'conflict').length
  return {
    kind: 'attendance',
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: columnHeadings(layout),
    rows: whole.data.length,
    ...counts,
    conflicts: who.held.size + asked + title.held,
    errors: rowsWithErrors(findings),
    findings: inSheetOrder(findings),
    accepted,
  }
}

const aboutOf = (
  layout: Layout<ScanField>,
  { people, roll, now }: AttendanceBook,
  rules: AttendanceRules,
  doubted: ReadonlySet<string>,
) => ({
  session: roll && now ? { now, roll: [...people].filter(({ id }) => roll.has(id)) } : null,
  doubted,
  rules,
  headerRow: layout.headerRow,
  column: headingOf(layout, 'staffNo') || headingOf(layout, 'name'),
})

/** Finds the person of each row, once; `held`: of rows that are asked about. `doubted`: whom such a row may be about. */
function whoIsIn(
  layout: Layout<ScanField>,
  book: AttendanceBook,
  rules: AttendanceRules,
  findings: Finding[],
) {
  const people = indexPeople(book.people)
  const held = new Set<string>()
  const doubted = new Set<string>()
  const of = (data: DataRow): KnownPerson | null => {
    const head = {
      row: data.row,
      number: cellOf(layout, data, 'staffNo'),
      name: cellOf(layout, data, 'name'),
      numberHeading: headingOf(layout, 'staffNo'),
      nameHeading: headingOf(layout, 'name'),
    }
    const { person, conflict, possible, findings: ofPerson } = matchPerson(people, head, rules)
    findings.push(...ofPerson)
    if (conflict) held.add(tidy(cellText(head.number)))
    if (!person) {
      for (const { id } of possible) doubted.add(id)
      return null
    }
    if (!book.roll || book.roll.has(person.id)) return person
    if (!rules.enrolMissing) held.add(person.id)
    findings.push({
      row: data.row,
      column: head.numberHeading || head.nameHeading,
      value: person.staffNo ?? person.name,
      code: 'not_on_roll',
      severity: rules.enrolMissing ? 'warning' : 'conflict',
      params: { name: person.name },
    })
    const taken = rules.enrolMissing || isTaken(rules, data.row)
    return taken ? person : null
  }
  return { of, held, doubted }
}
