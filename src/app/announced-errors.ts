import { create } from 'zustand'
import { CallError } from '../contract/wire'

/** Errors somebody has put into words. */
const announced = new WeakSet<object>()

interface Unannounced {
  /** The newest error nobody has said: the frame does. */
  error: { area: string; error: Error } | null
}
export const useUnannounced = create<Unannounced>(() => ({ error: null }))

export function markAnnounced(error: unknown): void {
  if (error !== null && typeof error === 'object') announced.add(error)
}

/** A page has this long to say an error in its own place, milliseconds. */
const patience = 120

/** A question that failed for an expected reason is the page's to show; a bug, or a refused command, never goes unsaid. */
export function noticeError(area: string, error: Error, asked: 'query' | 'command'): void {
  const kind = error instanceof CallError ? error.error.kind : 'page'
  if (kind === 'stopped') return
  if (asked === 'query' && kind !== 'failed' && kind !== 'invalid') return
  setTimeout(() => {
    if (!announced.has(error)) useUnannounced.setState({ error: { area, error } })
  }, patience)
}
