import type { Day } from '../../days/day'
import type { KnownPerson } from '../../imports/person-match'
import { type Finding, isTaken, type RowDecisions } from '../../imports/preview'
import type { AttendanceState } from '../codes'
import {
  type AttendanceNow,
  type AttendanceOutcome,
  type AttendedPerson,
  attendanceKey,
  blockParams,
  type StandingAttendance,
} from './attendance-shape'
import type { MarkedPerson } from './read-marks'
import type { DayScans } from './scan-log'
import { attendanceFromScans, belongsToBlock, type PersonDay } from './scan-log-attendance'

type Block = AttendanceNow['blocks'][number]

/** What a file is laid beside. */
export type DecidedAbout = {
  /** Null while no session is chosen. `roll`: who is expected. */
  readonly session: { readonly now: AttendanceNow; readonly roll: readonly KnownPerson[] } | null
  /** A row that is held out may be theirs: silence says nothing of them. */
  readonly doubted: ReadonlySet<string>
  readonly rules: { readonly takeConflicts?: boolean; readonly decisions?: RowDecisions; readonly today: Day }
  readonly headerRow: number
  /** Where a person stands in the sheet, for a finding. */
  readonly column: string
}

export type Decided = {
  readonly people: readonly AttendedPerson[]
  /** People and days of the file that change nothing. */
  readonly unchanged: number
  readonly findings: readonly Finding[]
}

/** Blocks and people a sheet has a mark for (`attendanceKey`): times of others say nothing of them. */
type Said = ReadonlySet<string>

/** What a sheet of marks, and of times under days, makes of a session's attendance. */
export function decideSheet(
  { people, days }: { readonly people: readonly MarkedPerson[]; readonly days: readonly DayScans[] },
  about: DecidedAbout,
): Decided {
  const said = new Set(
    people.flatMap(({ personId, marks }) => [...marks.keys()].map(id => attendanceKey(id, personId))),
  )
  const marked = decideMarks(people, said, days.length > 0, about)
  if (days.length === 0) return marked
  const timed = decideScans(days, about, said)
  return {
    people: [...marked.people, ...timed.people],
    unchanged: marked.unchanged + timed.unchanged,
    findings: [...marked.findings, ...timed.findings],
  }
}

/** What a log of scans makes of a session's attendance. Scans of earlier logs count with it. */
export function decideScans(log: readonly DayScans[], about: DecidedAbout, said: Said = new Set()): Decided {
  const { session, rules } = about
  if (!session)
    return { people: log.map(one => ({ ...one, mark: '', outcomes: [] })), unchanged: 0, findings: [] }
  const { now, roll } = session
  const blocks = now.blocks.filter(({ day }) => day <= rules.today)
  const findings: Finding[] = []
  const fitting = log.filter(one => {
    if (belongsToBlock(one, blocks)) return true
    for (const row of one.rows)
      findings.push(rowFinding(about, row, one, 'no_block', 'error', { day: one.day }))
    return false
  })
  const seen = attendanceFromScans(
    blocks,
    fitting.map(one => withEarlier(one, blocks, now)),
  )
  const seenOf = new Map(seen.map(one => [attendanceKey(one.blockId, one.personId), one]))
  const coveredIds = new Set(seen.map(one => one.blockId))
  const covered = blocks.filter(({ id }) => coveredIds.has(id))
  const onRoll = new Set(roll.map(({ id }) => id))
  const people: AttendedPerson[] = []
  const joined = new Set<string>()
  let unchanged = 0
  for (const one of fitting) {
    const outcomes: AttendanceOutcome[] = []
    for (const block of covered) {
      const found = block.day === one.day && seenOf.get(attendanceKey(block.id, one.personId))
      if (!found || said.has(attendanceKey(block.id, one.personId))) continue
      const { state, scannedIn, scannedOut, half } = found
      if (half)
        findings.push(rowFinding(about, one.rows[0] ?? 0, one, 'missing_scan', 'warning', blockParams(block)))
      // Not scanned around it: what is known of them from elsewhere stands.
      const silent = state === 'absent' && scannedIn === null && scannedOut === null
      const known = now.states.get(attendanceKey(block.id, one.personId))
      if (silent && onRoll.has(one.personId) && (block.recorded || known)) continue
      const minutes = found.minutes > 0 ? found.minutes : null
      const outcome = { blockId: block.id, state, minutes, scannedIn, scannedOut, source: 'scan' as const }
      if (isToWrite(outcome, one, one.rows[0] ?? 0, block, about, findings)) outcomes.push(outcome)
    }
    if (!onRoll.has(one.personId) && !joined.has(one.personId)) {
      joined.add(one.personId)
      outcomes.push(...missedBefore(now.blocks.filter(block => block.recorded && !coveredIds.has(block.id))))
    }
    if (outcomes.length > 0) people.push({ ...one, mark: '', outcomes })
    else unchanged += 1
  }
  const named = new Set(fitting.map(one => `${one.day} ${one.personId}`))
  for (const block of covered) {
    const silent = roll.filter(
      ({ id }) =>
        !named.has(`${block.day} ${id}`) &&
        !about.doubted.has(id) &&
        !said.has(attendanceKey(block.id, id)) &&
        !now.states.has(attendanceKey(block.id, id)),
    )
    if (block.recorded) {
      if (silent.length > 0)
        findings.push(
          headFinding(about, 'not_in_log', 'info', { count: silent.length, ...blockParams(block) }),
        )
      continue
    }
    for (const person of silent) addAbsent(people, person, block)
  }
  return { people, unchanged, findings }
}

/** What marks make of it: they say nothing of whom they do not name. `timed`: times stand beside them, which do. */
function decideMarks(
  marked: readonly MarkedPerson[],
  said: Said,
  timed: boolean,
  about: DecidedAbout,
): Decided {
  const { session } = about
  const day = about.rules.today
  const scans: readonly number[] = []
  if (!session)
    return {
      people: marked.map(({ row, text, marks: _, ...one }) => ({
        ...one,
        day,
        scans,
        mark: text,
        rows: [row],
        outcomes: [],
      })),
      unchanged: 0,
      findings: [],
    }
  const { now, roll } = session
  const findings: Finding[] = []
  const people: AttendedPerson[] = []
  const onRoll = new Set(roll.map(({ id }) => id))
  const coveredIds = new Set(marked.flatMap(({ marks }) => [...marks.keys()]))
  const covered = now.blocks.filter(({ id }) => coveredIds.has(id))
  let unchanged = 0
  for (const { row, text, marks, ...one } of marked) {
    const outcomes: AttendanceOutcome[] = []
    for (const block of covered) {
      const mark = marks.get(block.id)
      if (!mark) continue
      const outcome = {
        blockId: block.id,
        ...mark,
        scannedIn: null,
        scannedOut: null,
        source: 'typed' as const,
      }
      if (isToWrite(outcome, one, row, block, about, findings)) outcomes.push(outcome)
    }
    if (!onRoll.has(one.personId) && outcomes.length > 0)
      outcomes.push(...missedBefore(now.blocks.filter(block => block.recorded && !marks.has(block.id))))
    const first = covered.find(block => marks.has(block.id))
    if (outcomes.length > 0)
      people.push({ ...one, day: first?.day ?? day, scans, mark: text, rows: [row], outcomes })
    else unchanged += 1
  }
  for (const block of covered) {
    const silent = roll.filter(
      ({ id }) => !now.states.has(attendanceKey(block.id, id)) && !said.has(attendanceKey(block.id, id)),
    )
    if (silent.length > 0 && !block.recorded && !timed)
      findings.push(
        headFinding(about, 'not_marked', 'warning', { count: silent.length, ...blockParams(block) }),
      )
  }
  return { people, unchanged, findings }
}

function withEarlier(
  { personId, day, scans, stays }: DayScans,
  blocks: readonly Block[],
  now: AttendanceNow,
): PersonDay {
  const earlier = blocks
    .filter(block => block.day === day)
    .flatMap(block => now.states.get(attendanceKey(block.id, personId)) ?? [])
    .filter(({ typed }) => !typed)
  const times = earlier
    .flatMap(({ scannedIn, scannedOut }) => [scannedIn, scannedOut])
    .filter(at => at !== null)
  if (!stays) return { personId, day, scans: [...new Set([...scans, ...times])].sort((a, b) => a - b) }
  // A half that another log left open is closed by this one.
  const before = earlier.filter(({ scannedIn, scannedOut }) => scannedIn !== null && scannedOut !== null)
  return {
    personId,
    day,
    scans,
    stays: [...stays, ...before.map(({ scannedIn, scannedOut }) => [scannedIn, scannedOut] as const)],
  }
}

/** Whether it says something new, and does not overrule what somebody typed unless they were asked. */
function isToWrite(
  outcome: AttendanceOutcome,
  person: Pick<AttendedPerson, 'personId' | 'staffNo' | 'name'>,
  row: number,
  block: Block,
  about: DecidedAbout,
  findings: Finding[],
): boolean {
  const known = about.session?.now.states.get(attendanceKey(block.id, person.personId))
  if (known && isSame(known, outcome)) return false
  if (!known?.typed) return true
  // Somebody who wrote it down knows more than a reader of how late it was.
  if (outcome.source === 'scan' && known.state === outcome.state) return false
  const words = { was: wordOf(known), will: wordOf(outcome), ...blockParams(block) }
  findings.push(rowFinding(about, row, person, 'typed_attendance', 'conflict', words))
  return isTaken(about.rules, row)
}

/** `late:21`: the page says it in its own words. */
const wordOf = ({ state, minutes }: { state: AttendanceState; minutes: number | null }) =>
  minutes ? `${state}:${minutes}` : state

function isSame(known: StandingAttendance, outcome: AttendanceOutcome): boolean {
  const same = known.state === outcome.state && (known.minutes ?? 0) === (outcome.minutes ?? 0)
  return (
    same &&
    (known.typed || (known.scannedIn === outcome.scannedIn && known.scannedOut === outcome.scannedOut))
  )
}

const missedBefore = (blocks: readonly Block[]): AttendanceOutcome[] =>
  blocks.map(({ id }) => ({
    blockId: id,
    state: 'absent',
    minutes: null,
    scannedIn: null,
    scannedOut: null,
    source: 'scan',
  }))

function addAbsent(people: AttendedPerson[], { id, staffNo, name }: KnownPerson, block: Block): void {
  const [outcome] = missedBefore([block])
  const at = people.findIndex(one => one.personId === id && one.day === block.day && one.rows.length === 0)
  const known = people[at]
  if (known) people[at] = { ...known, outcomes: [...known.outcomes, outcome!] }
  else
    people.push({
      personId: id,
      staffNo,
      name,
      day: block.day,
      scans: [],
      mark: '',
      rows: [],
      outcomes: [outcome!],
    })
}

const rowFinding = (
  { column }: DecidedAbout,
  row: number,
  { staffNo, name }: Pick<AttendedPerson, 'staffNo' | 'name'>,
  code: Finding['code'],
  severity: Finding['severity'],
  params: Finding['params'],
): Finding => ({ row, column, value: staffNo ?? name, code, severity, params: { name, ...params } })

const headFinding = (
  { headerRow }: DecidedAbout,
  code: Finding['code'],
  severity: Finding['severity'],
  params: Finding['params'],
): Finding => ({ row: headerRow, column: '', value: '', code, severity, params })
