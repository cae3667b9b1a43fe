import { create } from 'zustand'

/** F1: what the page is for, and its keys. `?`: the keys alone. */
export type HelpPart = 'page' | 'keys'

export const useHelp = create<{ open: HelpPart | null }>(() => ({ open: null }))

export const openHelp = (open: HelpPart): void => useHelp.setState({ open })
