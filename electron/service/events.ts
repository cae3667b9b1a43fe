import type { RefusalCode } from '../../src/contract/refusals'
import type { NeedStatus } from '../../src/domain/needs/codes'
import type { KnownRow } from './db/book'

/**
 * What an earlier area tells later ones, inside the same transaction. An area announces a fact;
 * it does not know who listens.
 */
export interface ServiceEvents {
  /** A person decided what becomes of a need. */
  'need-decided': { needId: string; from: NeedStatus; to: NeedStatus }
  /** A line of the plan is about to be removed or cancelled: a listener refuses while something hangs on it. */
  'plan-line-leaving': { lineId: string; by: 'removal' | 'cancellation' }
  /** Marks of these enrolments were written (or taken back): verdicts may have changed. */
  'marks-recorded': { sessionId: string; enrolmentIds: string[] }
  /** Attendance of these enrolments was written, or what a certificate asks of it was changed. */
  'attendance-judged': { sessionId: string; enrolmentIds: readonly string[] }
  /** Blocks that nobody recorded were added to the session, or are on another day, at other hours or longer. */
  'blocks-added': { sessionId: string }
  /** The session is about to be closed: a listener refuses while its own work on it is not done. */
  'session-closing': { sessionId: string }
  /** Somebody is about to be taken off the roll: a listener refuses when it holds something of theirs. */
  'enrolment-withdrawing': { enrolmentId: string }
  /** Weights or pass line of a session changed: results are worked out again, or the change is refused. */
  'scheme-changed': { sessionId: string }
  /** Rows that were altered outside have been put back: a listener refuses what its own rules do not allow. */
  'rows-put-back': { rows: readonly KnownRow[] }
}
export type EventName = keyof ServiceEvents

/** The codes a listener may refuse with: whoever tells the event has them in its own contract. */
export interface EventRefusals {
  'need-decided': 'no_plan_line' | 'not_found'
  'plan-line-leaving': 'has_sessions'
  'marks-recorded': 'certificate_issued'
  'attendance-judged': 'certificate_issued'
  'blocks-added': 'certificates_bound'
  'session-closing': 'marks_missing'
  'enrolment-withdrawing': 'has_certificate' | 'has_marks'
  'scheme-changed': 'certificates_issued' | 'certificate_issued'
  'rows-put-back':
    | 'put_back_changed'
    | 'certificate_issued'
    | 'certificate_stays'
    | 'undo_of_oneself'
    | 'last_operator'
}

/** The events that refuse nothing but these codes. */
export type EventsRefusing<R extends RefusalCode> = {
  [E in EventName]: EventRefusals[E] extends R ? E : never
}[EventName]
