import type { Verdict } from '../assessments/codes'
import type { SessionStatus } from '../sessions/codes'

export interface IssueFacts {
  readonly session: SessionStatus
  readonly enrolled: boolean
  /** The final verdict; null when the course is not assessed and attendance alone counts. */
  readonly verdict: Verdict | null
  /** Came to every recorded block, or made up for what was missed. */
  readonly attendedAll: boolean
  /** The newest certificate of this person for this session. */
  readonly existing: CertificateStatus | null
}

export type IssueRefusal =
  | 'session_cancelled'
  | 'session_not_held'
  | 'not_enrolled'
  | 'no_result'
  | 'not_passed'
  | 'absent'
  | 'already_issued'
  | 'voided_needs_reissue'

/** A voided certificate is not issued again by the way: reissuing is a step of its own, with a reason. */
export function issueRefusal(facts: IssueFacts): IssueRefusal | null {
  if (facts.session === 'cancelled') return 'session_cancelled'
  if (facts.session === 'scheduled') return 'session_not_held'
  if (!facts.enrolled) return 'not_enrolled'
  if (facts.existing === 'valid') return 'already_issued'
  if (facts.verdict === null && !facts.attendedAll) return 'absent'
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
