import { create } from 'zustand'

interface LastCommand {
  /** The newest command this page carried out: the status line names it and offers to take it back. */
  command: { area: string; name: string; seq: number } | null
  happened(command: { area: string; name: string; seq: number }): void
  forget(): void
}

/** Of the answer of a command or a job: the entry it made; null where nothing had to be changed. */
export const stepOf = new WeakMap<object, number | null>()

export const lastCommand = create<LastCommand>(set => ({
  command: null,
  happened: command => set({ command }),
  forget: () => set({ command: null }),
}))
