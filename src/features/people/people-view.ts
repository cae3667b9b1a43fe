import { create } from 'zustand'
import type { Sort } from '../../ui/grid/data-table-shape'

/** What the eye chose on the list; it is still so when one comes back from a person. */
interface PeopleView {
  text: string
  status: 'active' | 'left' | 'all'
  tag: string | null
  postId: string | null
  sort: Sort
  change(part: Partial<Omit<PeopleView, 'change'>>): void
}

export const firstSort: Sort = { key: 'name', direction: 'asc' }

export const usePeopleView = create<PeopleView>(set => ({
  text: '',
  status: 'active',
  tag: null,
  postId: null,
  sort: firstSort,
  change: part => set(part),
}))

/** Anything but the unit and the order narrows the list. */
export function isNarrowed(view: Pick<PeopleView, 'text' | 'status' | 'tag' | 'postId'>): boolean {
  return view.text.trim() !== '' || view.status !== 'active' || view.tag !== null || view.postId !== null
}
