import type { Verdict } from '../assessments/codes'
import { addDays, type Day } from '../days/day'
import type { ActionOrigin } from './codes'

/** What became of one person in a session. */
export interface PersonOutcome {
  readonly personId: string
  /** The final verdict, resits included; null when the course is not assessed. */
  readonly verdict: Verdict | null
  /** Missed at least one recorded block. */
  readonly absent: boolean
  /** Has an action of this session that was not cancelled. */
  readonly hasAction: boolean
}

export interface ProposedAction {
  readonly personId: string
  readonly origin: Exclude<ActionOrigin, 'manual'>
  readonly reason: 'failed' | 'cheating' | 'missed' | 'deferred' | 'absent'
}

function reasonOf({ verdict, absent }: PersonOutcome): ProposedAction['reason'] | null {
  if (verdict === 'failed' || verdict === 'cheating') return verdict
  if (verdict === 'missed' || verdict === 'deferred') return verdict
  // A pass counts more than a missed hour; without a result the missed block is what has to be made up.
  return absent && verdict !== 'passed' ? 'absent' : null
}

/** One action a person, the gravest reason first; nobody gets a second one for the same session. */
export function proposedActions(outcomes: readonly PersonOutcome[]): ProposedAction[] {
  return outcomes.flatMap(outcome => {
    const reason = outcome.hasAction ? null : reasonOf(outcome)
    if (reason === null) return []
    const origin = reason === 'failed' || reason === 'cheating' ? 'failed' : 'absent'
    return [{ personId: outcome.personId, origin, reason } as const]
  })
}

/** Two weeks unless the office sets another term. */
export const ACTION_DAYS = 14

/** Counted from today, not from the session: an action entered late still has its time. */
export function defaultDueDay(today: Day, days: number = ACTION_DAYS): Day {
  return addDays(today, days)
}
