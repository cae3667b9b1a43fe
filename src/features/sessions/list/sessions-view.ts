import { create } from 'zustand'
import type { SessionStatus } from '../../../domain/sessions/codes'

export interface SessionFilter {
  courseId: string | null
  status: SessionStatus | 'all'
  from: string | null
  to: string | null
}

interface SessionsView {
  shown: 'list' | 'month' | 'week'
  filter: SessionFilter
  /** The day the calendar is turned to; null = today. */
  turnedTo: string | null
  change(view: Partial<Pick<SessionsView, 'shown' | 'turnedTo'>>): void
  narrow(filter: Partial<SessionFilter>): void
}

export const noFilter: SessionFilter = { courseId: null, status: 'all', from: null, to: null }

export const isNarrowed = (filter: SessionFilter): boolean =>
  Object.entries(noFilter).some(([key, value]) => filter[key as keyof SessionFilter] !== value)

/** What the eye chose on the page of sessions; it stays while other pages are looked at. */
export const useSessionsView = create<SessionsView>(set => ({
  shown: 'list',
  filter: noFilter,
  turnedTo: null,
  change: view => set(view),
  narrow: filter => set(view => ({ filter: { ...view.filter, ...filter } })),
}))
