import type { Day } from '../days/day'
import type { SessionStatus } from './codes'

/** What the session's head and the Today page need to know; counts are people, blocks and papers. */
export interface SessionProgress {
  readonly status: SessionStatus
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly enrolled: number
  readonly signInPrinted: boolean
  readonly recordedBlocks: number
  /** Blocks up to and including today without attendance. */
  readonly dueBlocks: number
  /** People expected to have a mark who have none; 0 for a course without assessment. */
  readonly marksMissing: number
  readonly certificatesDue: number
  readonly fileMissing: number
}

export type NextAction =
  | { readonly action: 'add_blocks' | 'add_people' | 'print_sign_in' | 'close'; readonly count: null }
  | {
      readonly action: 'record_attendance' | 'enter_marks' | 'issue_certificates' | 'complete_file'
      readonly count: number
    }

/**
 * The one button at the head of a session page; null when there is nothing to do today.
 * Marks wait until all attendance due is in: who was absent is not asked for a mark.
 */
export function nextAction(session: SessionProgress, today: Day): NextAction | null {
  if (session.status === 'closed' || session.status === 'cancelled') return null
  if (session.firstDay === null || session.lastDay === null) return { action: 'add_blocks', count: null }
  if (session.enrolled === 0) return { action: 'add_people', count: null }
  const begun = session.firstDay <= today
  const untouched = session.recordedBlocks === 0
  if (!session.signInPrinted && untouched && session.firstDay >= today) {
    return { action: 'print_sign_in', count: null }
  }
  if (session.dueBlocks > 0) return { action: 'record_attendance', count: session.dueBlocks }
  if (!begun || session.lastDay > today) return null
  if (session.marksMissing > 0) return { action: 'enter_marks', count: session.marksMissing }
  if (session.certificatesDue > 0) return { action: 'issue_certificates', count: session.certificatesDue }
  if (session.fileMissing > 0) return { action: 'complete_file', count: session.fileMissing }
  return { action: 'close', count: null }
}
