import { create } from 'zustand'
import type { Restored } from '../../contract/book'

interface LastRestore {
  /** What was restored last, and how to take it back; the page may have been another one then. */
  last: (Restored & { at: string }) | null
  happened(restored: Restored, at: string): void
  forget(): void
}

/** Offered until it is taken back or put away: the page that asked may be gone by then. */
export const useLastRestore = create<LastRestore>(set => ({
  last: null,
  happened: (restored, at) => set({ last: { ...restored, at } }),
  forget: () => set({ last: null }),
}))
