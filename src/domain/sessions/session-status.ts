import type { SessionStatus } from './codes'

const isBlank = (reason: string | null) => (reason ?? '').trim() === ''

export type CancelRefusal = 'already_cancelled' | 'already_held' | 'has_attendance' | 'no_reason'

/** What was held cannot be cancelled any more; a cancellation says why. */
export function cancelRefusal(facts: {
  readonly status: SessionStatus
  readonly recordedBlocks: number
  readonly reason: string | null
}): CancelRefusal | null {
  if (facts.status === 'cancelled') return 'already_cancelled'
  if (facts.status !== 'scheduled') return 'already_held'
  if (facts.recordedBlocks > 0) return 'has_attendance'
  return isBlank(facts.reason) ? 'no_reason' : null
}

/** Restored as it was, also after its days have passed: it may have been cancelled by mistake. */
export function restoreRefusal(status: SessionStatus): 'not_cancelled' | null {
  return status === 'cancelled' ? null : 'not_cancelled'
}

export type CloseRefusal = 'not_held' | 'attendance_missing' | 'marks_missing' | 'file_incomplete'

/** A closed session is a finished file: attendance, marks and the eight papers are there. */
export function closeRefusal(facts: {
  readonly status: SessionStatus
  readonly unrecordedBlocks: number
  readonly marksMissing: number
  readonly fileMissing: number
}): CloseRefusal | null {
  if (facts.status !== 'held') return 'not_held'
  if (facts.unrecordedBlocks > 0) return 'attendance_missing'
  if (facts.marksMissing > 0) return 'marks_missing'
  return facts.fileMissing > 0 ? 'file_incomplete' : null
}

export function reopenRefusal(status: SessionStatus): 'not_closed' | null {
  return status === 'closed' ? null : 'not_closed'
}
