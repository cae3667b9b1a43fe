import type { PersonStatus } from '../../people/codes'
import type { EnrolmentOrigin, EnrolmentStatus, SessionStatus } from '../codes'

/** Places free; null when the session has no limit. Never below 0. */
export function seatsLeft(capacity: number | null, enrolled: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - enrolled)
}

export interface EnrolmentFacts {
  readonly session: {
    readonly status: SessionStatus
    readonly capacity: number | null
    readonly enrolled: number
  }
  readonly person: { readonly status: PersonStatus; readonly enrolment: EnrolmentStatus | null }
  readonly origin: EnrolmentOrigin
}

export type EnrolmentRefusal = 'closed' | 'already' | 'left' | 'full'

/** A walk-in sits in the room already, so a full session is no reason; closed and cancelled sessions are. */
export function enrolmentRefusal({ session, person, origin }: EnrolmentFacts): EnrolmentRefusal | null {
  if (session.status === 'closed' || session.status === 'cancelled') return 'closed'
  if (person.enrolment === 'enrolled') return 'already'
  if (person.status === 'left') return 'left'
  return origin !== 'walk_in' && seatsLeft(session.capacity, session.enrolled) === 0 ? 'full' : null
}

export interface WithdrawalFacts {
  readonly session: SessionStatus
  readonly enrolment: EnrolmentStatus | null
  readonly hasCertificate: boolean
  readonly hasMarks: boolean
}

export type WithdrawalRefusal = 'closed' | 'not_enrolled' | 'has_certificate' | 'has_marks'

/** Who has a mark or a certificate was there: take that back first, then withdraw. */
export function withdrawalRefusal(facts: WithdrawalFacts): WithdrawalRefusal | null {
  if (facts.session === 'closed' || facts.session === 'cancelled') return 'closed'
  if (facts.enrolment !== 'enrolled') return 'not_enrolled'
  if (facts.hasCertificate) return 'has_certificate'
  return facts.hasMarks ? 'has_marks' : null
}
