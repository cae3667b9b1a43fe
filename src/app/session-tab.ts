import type { ComponentType } from 'react'
import type { OutputOf } from '../contract/define'
import type { reports } from '../contract/reports'
import type { SessionDetail } from '../contract/sessions/list'

/** Each area that brings a tab adds its id: `declare module '../../app/session-tab' { interface SessionTabs { marks: true } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the areas.
export interface SessionTabs {}
export type SessionTab = keyof SessionTabs & string

export type Progress = NonNullable<OutputOf<typeof reports.sessionProgress>>

/** What a tab says behind its word: a plain count, or work waiting, in the words `session.waiting.<waiting>` of its area. */
export type TabCount = { count: number } | { waiting: string; many: number } | null

/** One tab of a session, as its area brings it. Its word is `session.tab.<id>` of the area. */
export interface SessionTabPart {
  id: SessionTab
  /** Its place among all tabs. */
  at: number
  /** Set apart from the tabs before it. */
  apart?: true
  /** No marks where nothing is assessed, nothing to follow up before it was held. */
  isUsed(session: Pick<SessionDetail, 'status' | 'theoryWeight' | 'practiceWeight'>): boolean
  /** `ended`: marks and papers are not missing before the last day. */
  count(facts: { enrolled: number; progress: Progress | null; ended: boolean }): TabCount
  load: () => Promise<ComponentType<{ sessionId: string }>>
}

export const isHeld = ({ status }: Pick<SessionDetail, 'status'>): boolean =>
  status === 'held' || status === 'closed'

export const plainCount = (count: number): TabCount => (count > 0 ? { count } : null)
export const waitingCount = (waiting: string, many: number): TabCount => (many > 0 ? { waiting, many } : null)
