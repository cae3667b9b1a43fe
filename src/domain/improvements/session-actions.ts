import type { Verdict } from '../assessments/codes'
import type { AttendanceRefusal } from '../certificates/issue'
import { addDays, type Day } from '../days/day'
import type { SessionStatus } from '../sessions/codes'
import type { Cause } from './action-cause'
import type { ActionOrigin } from './codes'

/** What became of one person in a session. */
export interface PersonOutcome {
  readonly personId: string
  /** The final verdict, resits included; null when the course is not assessed. */
  readonly verdict: Verdict | null
  /** Missed at least one recorded block. */
  readonly absent: boolean
  /** Why no certificate can be issued by the attendance alone, whatever the result. */
  readonly attendance: AttendanceRefusal | null
  /** Has an action of this session that was not cancelled. */
  readonly hasAction: boolean
  /** One of them makes up for what was missed of the class. */
  readonly hasMakeUp: boolean
}

export interface ProposedAction {
  readonly personId: string
  readonly origin: Exclude<ActionOrigin, 'manual'>
  readonly reason: Cause
}

function reasonsOf({ verdict, absent, attendance }: PersonOutcome): Cause[] {
  if (verdict === 'missed' || verdict === 'deferred') return [verdict]
  // No mark stands for a class that somebody was not in: without it there is no certificate.
  const ofClass =
    attendance === 'absent' ? 'absent' : attendance === 'too_little_attendance' ? 'attendance' : null
  if (verdict === 'failed' || verdict === 'cheating') return ofClass ? [verdict, ofClass] : [verdict]
  if (ofClass) return [ofClass]
  // A pass counts more than a missed hour; without a result the missed block is what has to be made up.
  return absent && verdict !== 'passed' ? ['absent'] : []
}

/**
 * One action a person, the gravest reason first; two for who failed and was there too little, since a resit makes up for
 * no class. Nobody gets a second one for the same reason, but who had a resit and passed it may still have to make up
 * for what was missed.
 */
export function proposedActions(outcomes: readonly PersonOutcome[]): ProposedAction[] {
  return outcomes.flatMap(outcome =>
    reasonsOf(outcome).flatMap(reason => {
      const isOfClass = reason === 'absent' || reason === 'attendance'
      if (isOfClass ? outcome.hasMakeUp : outcome.hasAction) return []
      const origin: ProposedAction['origin'] =
        reason === 'failed' || reason === 'cheating' ? 'failed' : 'absent'
      return { personId: outcome.personId, origin, reason }
    }),
  )
}

/** Whether it is known whom a session leaves with something to do: before that nobody is said to have nothing. */
export function isOutcomeKnown(facts: {
  readonly status: SessionStatus
  readonly unrecordedBlocks: number
  readonly marksMissing: number
}): boolean {
  const isOver = facts.status === 'held' || facts.status === 'closed'
  return isOver && facts.unrecordedBlocks === 0 && facts.marksMissing === 0
}

/** Two weeks unless the office sets another term. */
export const ACTION_DAYS = 14

/** Counted from today, not from the session: an action entered late still has its time. */
export function defaultDueDay(today: Day, days: number = ACTION_DAYS): Day {
  return addDays(today, days)
}
