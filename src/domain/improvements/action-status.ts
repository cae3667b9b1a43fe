import { type Day, daysBetween } from '../days/day'
import type { ActionStatus } from './codes'

export interface ActionFacts {
  readonly status: ActionStatus
  readonly ownerId: string | null
  readonly verifierId: string | null
}

export type AssignRefusal = 'verifier_is_owner' | 'already_verified' | 'cancelled'

/** Compares persons, not operators: whoever is responsible does not verify (DESIGN.md, Who acts). */
export function assignRefusal(
  status: ActionStatus,
  ownerId: string | null,
  verifierId: string | null,
): AssignRefusal | null {
  if (status === 'verified') return 'already_verified'
  if (status === 'cancelled') return 'cancelled'
  return ownerId !== null && ownerId === verifierId ? 'verifier_is_owner' : null
}

export type DoneRefusal = 'not_open' | 'no_owner' | 'no_result'

/** Done says what was done. */
export function doneRefusal(action: ActionFacts, result: string | null): DoneRefusal | null {
  if (action.status !== 'open') return 'not_open'
  if (action.ownerId === null) return 'no_owner'
  return (result ?? '').trim() === '' ? 'no_result' : null
}

/** What is done was done today or before. */
export function doneDayRefusal(doneOn: Day, today: Day): 'in_future' | null {
  return doneOn > today ? 'in_future' : null
}

/** Nobody verifies what was not yet done. */
export function verifyDayRefusal(
  verifiedOn: Day,
  doneOn: Day | null,
  today: Day,
): 'in_future' | 'before_done' | null {
  if (verifiedOn > today) return 'in_future'
  return doneOn !== null && verifiedOn < doneOn ? 'before_done' : null
}

export type VerifyRefusal =
  | 'not_done'
  | 'already_verified'
  | 'cancelled'
  | 'no_verifier'
  | 'verifier_is_owner'

/** There is no other way to close: an unverified action stays in the list (FEATURES I1). */
export function verifyRefusal(action: ActionFacts, verifierId: string | null): VerifyRefusal | null {
  if (action.status === 'verified') return 'already_verified'
  if (action.status === 'cancelled') return 'cancelled'
  if (action.status !== 'done') return 'not_done'
  if (verifierId === null) return 'no_verifier'
  return verifierId === action.ownerId ? 'verifier_is_owner' : null
}

export type ReturnRefusal = 'not_done' | 'no_reason'

/** The verifier sends it back: done becomes open again, with a reason. */
export function returnRefusal(action: ActionFacts, reason: string | null): ReturnRefusal | null {
  if (action.status !== 'done') return 'not_done'
  return (reason ?? '').trim() === '' ? 'no_reason' : null
}

export type CancelActionRefusal = 'already_verified' | 'already_cancelled' | 'no_reason'

export function cancelActionRefusal(action: ActionFacts, reason: string | null): CancelActionRefusal | null {
  if (action.status === 'verified') return 'already_verified'
  if (action.status === 'cancelled') return 'already_cancelled'
  return (reason ?? '').trim() === '' ? 'no_reason' : null
}

/** Days past due of an action still open or unverified; 0 on the due day and for whatever is finished. */
export function overdueDays(status: ActionStatus, dueDay: Day | null, today: Day): number {
  if (dueDay === null || status === 'verified' || status === 'cancelled') return 0
  return Math.max(0, daysBetween(dueDay, today))
}
