import { create } from 'zustand'

interface Unsettled {
  /** Commands that were sent and never answered, because the service went away. */
  commandIds: readonly string[]
  add(commandId: string): void
  /** Takes all of them, to ask about each. */
  take(): readonly string[]
}

/** After a restart the page asks whether these landed, and says so; nothing is sent again by itself. */
export const useUnsettled = create<Unsettled>((set, get) => ({
  commandIds: [],
  add: commandId => set({ commandIds: [...get().commandIds, commandId] }),
  take() {
    const { commandIds } = get()
    set({ commandIds: [] })
    return commandIds
  },
}))
