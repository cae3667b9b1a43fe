import type { ComponentType } from 'react'
import type { SessionTab } from '../../app/links'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import type { SessionDetail } from '../../contract/sessions'

/** What stands behind each tab; a tab without an entry is not built yet and is not shown. */
export type SessionTabParts = Partial<Record<SessionTab, ComponentType<{ sessionId: string }>>>

export type Progress = NonNullable<OutputOf<typeof reports.sessionProgress>>

const inOrder: readonly SessionTab[] = ['roster', 'attendance', 'marks', 'certificates', 'file', 'follow-up']

/**
 * The tabs of a session, in order: no marks where nothing is assessed, no certificates and nothing to follow up
 * before it was held. The one that is open stays, so that no address leads nowhere.
 */
export function visibleTabs(
  session: Pick<SessionDetail, 'status' | 'theoryWeight' | 'practiceWeight'>,
  parts: SessionTabParts,
  open: SessionTab,
): SessionTab[] {
  const held = session.status === 'held' || session.status === 'closed'
  const used: Record<SessionTab, boolean> = {
    prepare: false,
    roster: true,
    attendance: session.status !== 'cancelled',
    marks: session.theoryWeight + session.practiceWeight > 0 && session.status !== 'cancelled',
    certificates: held,
    file: true,
    'follow-up': held,
  }
  return inOrder.filter(tab => parts[tab] && (used[tab] || tab === open))
}

/** What a tab says behind its word: a plain count, or work waiting. */
export function tabCount(
  tab: SessionTab,
  session: Pick<SessionDetail, 'enrolled' | 'lastDay' | 'status'>,
  progress: Progress | null,
  today: string,
):
  | { count: number }
  | { waiting: 'absent' | 'marks' | 'certificates' | 'file' | 'followUp'; many: number }
  | null {
  const waiting = (what: 'absent' | 'marks' | 'certificates' | 'file' | 'followUp', many: number) =>
    many > 0 ? { waiting: what, many } : null
  const plain = (count: number) => (count > 0 ? { count } : null)
  if (tab === 'roster') return plain(session.enrolled)
  if (!progress || session.status === 'cancelled') return null
  // Marks and papers are not missing before the last day.
  const ended = session.lastDay <= today
  switch (tab) {
    case 'attendance':
      return waiting('absent', progress.absent)
    case 'marks':
      return ended ? waiting('marks', progress.marksMissing) : null
    case 'certificates':
      return waiting('certificates', progress.certificatesToIssue) ?? plain(progress.certificates)
    case 'file':
      return ended ? waiting('file', progress.fileMissing) : null
    case 'follow-up':
      return waiting('followUp', progress.toFollowUp) ?? plain(progress.openActions)
    default:
      return null
  }
}
