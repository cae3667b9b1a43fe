import type { Verdict } from '../assessments/codes'
import type { AttendanceException } from '../sessions/attendance/attendance'
import { type AttendedShare, attendedShares, type SessionBlock } from '../sessions/attendance/presence'
import type { SessionStatus } from '../sessions/codes'

export interface IssueFacts {
  readonly session: SessionStatus
  readonly enrolled: boolean
  /** The final verdict; null when the course is not assessed and attendance alone counts. */
  readonly verdict: Verdict | null
  readonly attendance: CertificateAttendance
  /** The newest certificate of this person for this session. */
  readonly existing: CertificateStatus | null
}

/** What a certificate says of how much somebody was there, and what it asks for. */
export interface CertificateAttendance extends AttendedShare {
  /** Attendance of every block was taken. */
  readonly recorded: boolean
  /** Per cent of the planned minutes; null asks for none. */
  readonly minimum: number | null
}

/** The same of each person on the roll of a session. */
export function certificateAttendance(
  { minimumAttendance }: { readonly minimumAttendance: number | null },
  blocks: readonly SessionBlock[],
  exceptions: readonly AttendanceException[],
): (personId: string) => CertificateAttendance {
  const recorded = blocks.every(block => block.recorded)
  const shareOf = attendedShares(blocks, exceptions)
  return personId => ({ ...shareOf(personId), recorded, minimum: minimumAttendance })
}

export type AttendanceRefusal = 'attendance_missing' | 'absent' | 'too_little_attendance'

/** Whoever never came completed nothing, also where no minimum is asked for. */
export function certificateAttendanceRefusal(of: CertificateAttendance): AttendanceRefusal | null {
  if (!of.recorded || of.plannedMinutes === 0) return 'attendance_missing'
  if (of.attendedMinutes === 0) return 'absent'
  return of.attendedMinutes * 100 < (of.minimum ?? 0) * of.plannedMinutes ? 'too_little_attendance' : null
}

export type IssueRefusal =
  | 'session_cancelled'
  | 'session_not_held'
  | 'not_enrolled'
  | 'no_result'
  | 'not_passed'
  | AttendanceRefusal
  | 'already_issued'
  | 'voided_needs_reissue'

/** A voided certificate is not issued again by the way: reissuing is a step of its own, with a reason. */
export function issueRefusal(facts: IssueFacts): IssueRefusal | null {
  if (facts.session === 'cancelled') return 'session_cancelled'
  if (facts.session === 'scheduled') return 'session_not_held'
  if (!facts.enrolled) return 'not_enrolled'
  if (facts.existing === 'valid') return 'already_issued'
  const attendance = certificateAttendanceRefusal(facts.attendance)
  if (attendance !== null) return attendance
  if (facts.verdict === 'incomplete') return 'no_result'
  if (facts.verdict !== null && facts.verdict !== 'passed') return 'not_passed'
  return facts.existing === 'voided' ? 'voided_needs_reissue' : null
}

export type VoidRefusal = 'already_voided' | 'no_reason'

/** Voided (作废) certificates keep their number and stay in the log. */
export function voidRefusal(status: CertificateStatus, reason: string | null): VoidRefusal | null {
  if (status === 'voided') return 'already_voided'
  return (reason ?? '').trim() === '' ? 'no_reason' : null
}

export type ReissueRefusal =
  | 'still_valid'
  | 'not_voided'
  | 'no_reason'
  | Exclude<IssueRefusal, 'voided_needs_reissue' | 'already_issued'>

/** A new certificate with a new number in place of a voided one. */
export function reissueRefusal(facts: IssueFacts, reason: string | null): ReissueRefusal | null {
  const refusal = issueRefusal(facts)
  if (refusal === 'already_issued') return 'still_valid'
  if (refusal !== null && refusal !== 'voided_needs_reissue') return refusal
  if (facts.existing !== 'voided') return 'not_voided'
  return (reason ?? '').trim() === '' ? 'no_reason' : null
}

export const certificateStatuses = ['valid', 'voided'] as const
export type CertificateStatus = (typeof certificateStatuses)[number]
