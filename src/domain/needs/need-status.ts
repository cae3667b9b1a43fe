import type { NeedStatus } from './codes'

export type NeedStatusRefusal = 'same_status' | 'not_from_here' | 'no_reason'

/** A need that was closed or declined is opened again before anything else. */
const allowed: Record<NeedStatus, readonly NeedStatus[]> = {
  open: ['planned', 'closed', 'declined'],
  planned: ['open', 'closed'],
  closed: ['open'],
  declined: ['open'],
}

/** Closing and declining are decisions and ask for a reason; whether a plan line exists the plan knows. */
export function needStatusRefusal(
  from: NeedStatus,
  to: NeedStatus,
  reason: string | null,
): NeedStatusRefusal | null {
  if (from === to) return 'same_status'
  if (!allowed[from].includes(to)) return 'not_from_here'
  const decided = to === 'closed' || to === 'declined'
  return decided && (reason ?? '').trim() === '' ? 'no_reason' : null
}
