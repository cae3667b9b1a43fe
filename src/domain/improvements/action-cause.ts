import type { ActionOrigin } from './codes'

const causes = ['failed', 'cheating', 'missed', 'deferred', 'absent'] as const
export type Cause = (typeof causes)[number]

/** Why an action was made from a session; null where a person wrote the cause. */
export function causeOf(action: {
  readonly origin: ActionOrigin
  readonly cause: string | null
}): Cause | null {
  if (action.origin === 'manual') return null
  return causes.find(cause => cause === action.cause) ?? action.origin
}
