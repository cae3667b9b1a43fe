import { clockText, type Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import type { AttendanceState } from '../codes'
import type { ScannedBlock } from './scan-reach'

/** What stands of one person in one block. */
export type StandingAttendance = {
  readonly state: AttendanceState
  readonly minutes: number | null
  /** By hand, and not from a reader. */
  readonly typed: boolean
  readonly scannedIn: Minutes | null
  readonly scannedOut: Minutes | null
}

/** A session's attendance as the book has it. */
export type AttendanceNow = {
  readonly blocks: readonly (ScannedBlock & { readonly recorded: boolean })[]
  /** By block and person (`attendanceKey`); on a recorded block whoever has none was present. */
  readonly states: ReadonlyMap<string, StandingAttendance>
}

export const attendanceKey = (blockId: string, personId: string): string => `${blockId} ${personId}`

/** What is written of one person in one block. `minutes`: missed; null where nobody knows. */
export type AttendanceOutcome = {
  readonly blockId: string
  readonly state: AttendanceState
  readonly minutes: number | null
  readonly scannedIn: Minutes | null
  readonly scannedOut: Minutes | null
  /** A sheet of marks says what somebody wrote by hand. */
  readonly source: 'scan' | 'typed'
  /** Nothing is left to ask of its block: with this it counts as recorded. */
  readonly settles: boolean
}

/** One person of a file on one day. */
export type AttendedPerson = {
  readonly personId: string
  readonly staffNo: string | null
  readonly name: string
  readonly day: Day
  readonly scans: readonly Minutes[]
  /** As the sheet has it, where it has marks instead of scans. */
  readonly mark: string
  /** The sheet's 1-based rows; none for somebody whom no row names. */
  readonly rows: readonly number[]
  /** Empty while no session is chosen. */
  readonly outcomes: readonly AttendanceOutcome[]
}

/** When a block is, for a finding's words. */
export const blockParams = ({ day, start, end }: { day: Day; start: Minutes; end: Minutes }) => ({
  day,
  starts: clockText(start),
  ends: clockText(end),
})
