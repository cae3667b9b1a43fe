import type { Day } from '../days/day'
import type { SessionStatus } from './codes'

/** Where a session stands, as people say it: its own status and what the day says of it. */
export type ShownStatus = SessionStatus | 'running' | 'unrecorded'

/**
 * Begun and not over yet it is running. Over, and nobody recorded who came, it waits for no beginning: it waits for its
 * attendance.
 */
export function shownStatus(
  session: { readonly status: SessionStatus; readonly firstDay: Day; readonly lastDay: Day },
  today: Day,
): ShownStatus {
  const { status, firstDay, lastDay } = session
  if (status !== 'scheduled' && status !== 'held') return status
  if (firstDay <= today && today <= lastDay) return 'running'
  return status === 'scheduled' && lastDay < today ? 'unrecorded' : status
}
