import { create } from 'zustand'

const key = 'zhixing.operator'

interface OperatorState {
  /** Who sits at the desk; null until somebody has said so. */
  id: string | null
  choose(id: string | null): void
}

/** Remembered on this machine, beside the book it belongs to (the page's storage lies in the book's folder). */
export const useOperator = create<OperatorState>(set => ({
  id: localStorage.getItem(key),
  choose(id) {
    if (id === null) localStorage.removeItem(key)
    else localStorage.setItem(key, id)
    set({ id })
  },
}))

export const currentOperator = (): string | null => useOperator.getState().id
