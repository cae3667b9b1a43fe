import type { ActionOrigin } from './codes'

export const causes = ['failed', 'cheating', 'missed', 'deferred', 'absent', 'attendance'] as const
export type Cause = (typeof causes)[number]

/** Why an action was made from a session; null where a person wrote the cause. */
export function causeOf(action: {
  readonly origin: ActionOrigin
  readonly cause: string | null
}): Cause | null {
  if (action.origin === 'manual') return null
  return causes.find(cause => cause === action.cause) ?? action.origin
}

/** Whether it makes up for what was missed of the class (补训), as what a person wrote may: a resit does not. */
export function makesUp(action: Parameters<typeof causeOf>[0]): boolean {
  const cause = causeOf(action)
  return cause === null || cause === 'absent' || cause === 'attendance'
}
