import { create } from 'zustand'
import type { StoredDraft } from '../../contract/drafts'

export interface DraftPlace {
  form: string
  /** '' for a record that is yet to be made. */
  record: string
}

/** Whose it is as well: somebody else may sit at the desk by the time it can be written. */
export interface OwnPlace extends DraftPlace {
  operatorId: string | null
}

interface Unkept {
  /** What was typed and is not on the disk yet, by the id of its draft, the newest last: only this page has it. */
  drafts: ReadonlyMap<string, { place: OwnPlace; draft: StoredDraft }>
  /** Ids of those that could not be written. */
  refused: ReadonlySet<string>
}

/** Goes with the window: while something could not be written, closing it is asked about. */
export const useUnkept = create<Unkept>(() => ({ drafts: new Map(), refused: new Set() }))

/** The newest first. */
export const unkeptAt = (place: OwnPlace): StoredDraft[] =>
  [...useUnkept.getState().drafts.values()]
    .filter(one => keyOf(one.place) === keyOf(place))
    .map(one => one.draft)
    .reverse()

export const unkept = (id: string): StoredDraft | undefined => useUnkept.getState().drafts.get(id)?.draft

/** Whether it is what its draft holds still: another key, saving or throwing away overtakes it. */
export const isNewest = (draft: StoredDraft): boolean => unkept(draft.id) === draft

export const isRefused = (id: string): boolean => useUnkept.getState().refused.has(id)

export function remember(place: OwnPlace, draft: StoredDraft): void {
  const others = [...useUnkept.getState().drafts].filter(([id]) => id !== draft.id)
  change(new Map([...others, [draft.id, { place, draft }]]))
}

/** It is on the disk now, or nobody wants it any more. */
export function forget(isGone: (draft: StoredDraft) => boolean): void {
  change(new Map([...useUnkept.getState().drafts].filter(([, { draft }]) => !isGone(draft))))
}

/** It could not be written; it stays refused through every further key, until one is written. */
export function refuse(id: string): void {
  change(useUnkept.getState().drafts, id)
}

const keyOf = ({ operatorId, form, record }: OwnPlace) => JSON.stringify([operatorId, form, record])

function change(drafts: Unkept['drafts'], more?: string): void {
  const before = useUnkept.getState().refused
  const refused = new Set([...before, ...(more ? [more] : [])].filter(id => drafts.has(id)))
  useUnkept.setState({ drafts, refused })
  if (before.size > 0 !== refused.size > 0) window.zhixing.keepWindowOpen(refused.size > 0)
}
