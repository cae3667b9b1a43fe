import { create } from 'zustand'
import type { Restored } from '../../contract/book/backups'

interface LastRestore {
  /** What was restored last, and how to take it back; the page may have been another one then. */
  last: (Restored & { at: string }) | null
  /** Why the newest one was not carried out. */
  error: unknown
  happened(restored: Restored, at: string): void
  refused(error: unknown): void
  forget(): void
  forgetError(): void
}

/** Offered until it is taken back or put away: the page that asked may be gone by then. */
export const useLastRestore = create<LastRestore>(set => ({
  last: null,
  error: null,
  happened: (restored, at) => set({ last: { ...restored, at } }),
  refused: error => set({ error }),
  forget: () => set({ last: null }),
  forgetError: () => set({ error: null }),
}))
