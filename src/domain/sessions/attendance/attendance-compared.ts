import type { Day } from '../../days/day'
import type { KnownPerson } from '../../imports/person-match'
import type { Answers, Finding } from '../../imports/preview'
import type { AttendanceState } from '../codes'
import { wasPresent } from './attendance'
import {
  type AttendanceNow,
  type AttendedPerson,
  attendanceKey,
  blockParams,
  type StandingAttendance,
} from './attendance-shape'
import type { Outcome } from './attendance-silence'
import type { Doubt } from './scan-log'

type Block = AttendanceNow['blocks'][number]

/** What a file is laid beside. */
export type DecidedAbout = {
  /** Null while no session is chosen. `roll`: who is expected. */
  readonly session: { readonly now: AttendanceNow; readonly roll: readonly KnownPerson[] } | null
  /** Rows of which nobody can tell what they say, or of whom: silence says nothing of those. */
  readonly doubts: readonly Doubt[]
  readonly rules: {
    readonly takeConflicts?: boolean
    readonly answers?: Answers
    readonly today: Day
  }
  readonly headerRow: number
  /** Where a person stands in the sheet, for a finding. */
  readonly column: string
}

/** Whether it says something new, and does not overrule what somebody typed unless they were asked. */
export function isToWrite(
  outcome: Outcome,
  person: Pick<AttendedPerson, 'personId' | 'staffNo' | 'name'>,
  row: number,
  block: Block,
  about: DecidedAbout,
  findings: Finding[],
): boolean {
  const known = about.session?.now.states.get(attendanceKey(block.id, person.personId))
  if (known && isSame(known, outcome)) return false
  if (known && !known.typed && outcome.source === 'typed') return !isConfirmedBy(known, outcome)
  if (!known?.typed) return true
  // Somebody who wrote it down knows more than a reader of how late it was.
  if (outcome.source === 'scan' && known.state === outcome.state) return false
  const words = {
    was: wordOf(known),
    wasMinutes: known.minutes ?? 0,
    will: wordOf(outcome),
    willMinutes: outcome.minutes ?? 0,
    ...blockParams(block),
  }
  const key = `typed ${attendanceKey(block.id, person.personId)}`
  const finding = rowFinding(about, row, person, 'typed_attendance', 'conflict', words)
  findings.push({ ...finding, asks: { key } })
  // What is decided about the row is whose it is.
  return about.rules.answers?.[key] === 'file' || about.rules.takeConflicts === true
}

/** Whether a reader says the same and more: how late it was, and a √ beside it only that they came. */
function isConfirmedBy(known: StandingAttendance, { state, minutes }: Outcome): boolean {
  if (state === 'present') return wasPresent(known.state)
  return known.state === state && (minutes === null || minutes === known.minutes)
}

/** As `imports:word` has it: with its minutes, where they are known. */
const wordOf = ({ state, minutes }: { state: AttendanceState; minutes: number | null }) =>
  minutes ? `${state}_missed` : state

function isSame(known: StandingAttendance, outcome: Outcome): boolean {
  const same = known.state === outcome.state && (known.minutes ?? 0) === (outcome.minutes ?? 0)
  return (
    same &&
    (known.typed || (known.scannedIn === outcome.scannedIn && known.scannedOut === outcome.scannedOut))
  )
}

export const rowFinding = (
  { column }: DecidedAbout,
  row: number,
  { staffNo, name }: Pick<AttendedPerson, 'staffNo' | 'name'>,
  code: Finding['code'],
  severity: Finding['severity'],
  params: Finding['params'],
): Finding => ({ row, column, value: staffNo ?? name, code, severity, params: { name, ...params } })
