import { create } from 'zustand'
import type { Sort } from '../../ui/grid/data-table-shape'

/** What the eye chose on the list; it is still so when one comes back from a person. */
interface PeopleView {
  text: string
  status: 'active' | 'left' | 'all'
  tag: string | null
  postId: string | null
  businessLineId: string | null
  channelId: string | null
  sort: Sort
  change(part: Partial<Omit<PeopleView, 'change'>>): void
}

export const firstSort: Sort = { key: 'name', direction: 'asc' }

/** Everybody who is still here: nothing but the unit and the order chosen. */
export const unnarrowed = {
  text: '',
  status: 'active',
  tag: null,
  postId: null,
  businessLineId: null,
  channelId: null,
} as const

export const usePeopleView = create<PeopleView>(set => ({
  ...unnarrowed,
  sort: firstSort,
  change: part => set(part),
}))

export function isNarrowed(view: Pick<PeopleView, keyof typeof unnarrowed>): boolean {
  const names = Object.keys(unnarrowed) as (keyof typeof unnarrowed)[]
  return names.some(name => (name === 'text' ? view.text.trim() : view[name]) !== unnarrowed[name])
}
