import { create } from 'zustand'
import { currentOperator } from '../../app/operator'
import type { StoredDraft } from '../../contract/drafts'

export interface DraftPlace {
  form: string
  /** '' for a record that is yet to be made. */
  record: string
}

interface Unkept {
  /** What was typed and is not on the disk yet, the newest of each form: only this page has it. */
  drafts: ReadonlyMap<string, StoredDraft>
  /** Of those: the forms of which something could not be written. */
  refused: ReadonlySet<string>
}

/** Goes with the window: while something could not be written, closing it is asked about. */
export const useUnkept = create<Unkept>(() => ({ drafts: new Map(), refused: new Set() }))

const keyOf = ({ form, record }: DraftPlace) => JSON.stringify([currentOperator(), form, record])

export const unkeptAt = (place: DraftPlace): StoredDraft | undefined =>
  useUnkept.getState().drafts.get(keyOf(place))

/** Whether it is what its form holds still: another key, saving or throwing away overtakes it. */
export const isNewest = (place: DraftPlace, draft: StoredDraft): boolean => unkeptAt(place) === draft

export function remember(place: DraftPlace, draft: StoredDraft): void {
  change(new Map([...useUnkept.getState().drafts, [keyOf(place), draft]]))
}

/** It is on the disk now, or nobody wants it any more. */
export function forget(isGone: (draft: StoredDraft) => boolean): void {
  const { drafts } = useUnkept.getState()
  change(new Map([...drafts].filter(([, draft]) => !isGone(draft))))
}

/** It could not be written; its form stays unkept through every further key, until one is. */
export function refuse(place: DraftPlace): void {
  change(useUnkept.getState().drafts, keyOf(place))
}

function change(drafts: ReadonlyMap<string, StoredDraft>, more?: string): void {
  const before = useUnkept.getState().refused
  const refused = new Set([...before, ...(more ? [more] : [])].filter(key => drafts.has(key)))
  useUnkept.setState({ drafts, refused })
  if (before.size > 0 !== refused.size > 0) window.zhixing.holdWindow(refused.size > 0)
}
