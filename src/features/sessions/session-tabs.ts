import type { SessionTab, SessionTabPart } from '../../app/session-tab'
import type { SessionDetail } from '../../contract/sessions/list'

/**
 * The tabs of a session, in order, without those it has no use for. The one that is open stays, so that no address
 * leads nowhere.
 */
export function visibleTabs<Part extends Pick<SessionTabPart, 'id' | 'isUsed'>>(
  session: Pick<SessionDetail, 'status' | 'theoryWeight' | 'practiceWeight'>,
  parts: readonly Part[],
  open: SessionTab,
): Part[] {
  return parts.filter(part => part.isUsed(session) || part.id === open)
}
