import { create } from 'zustand'
import type { ActionKind } from '../../domain/improvements/codes'

export const shownStatuses = ['unfinished', 'done', 'verified', 'cancelled'] as const
export type ShownStatus = (typeof shownStatuses)[number]

interface ImprovementView {
  status: ShownStatus
  kind: ActionKind | null
  text: string
  change(view: Partial<Pick<ImprovementView, 'status' | 'kind' | 'text'>>): void
}

/** What the eye chose; it is still so when one comes back. */
export const useImprovementView = create<ImprovementView>(set => ({
  status: 'unfinished',
  kind: null,
  text: '',
  change: view => set(view),
}))
