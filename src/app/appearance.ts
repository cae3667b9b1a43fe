import { create } from 'zustand'
import { hostSetting } from './host-settings'

export type Theme = 'system' | 'light' | 'dark'
const key = 'zhixing.theme'

function firstTheme(): Theme {
  const configured = hostSetting('theme')
  if (configured === 'light' || configured === 'dark') localStorage.setItem(key, configured)
  const stored = localStorage.getItem(key)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

interface Appearance {
  theme: Theme
  change(theme: Theme): void
}

export const useAppearance = create<Appearance>(set => ({
  theme: firstTheme(),
  change(theme) {
    localStorage.setItem(key, theme)
    document.documentElement.dataset.theme = theme
    set({ theme })
  },
}))

document.documentElement.dataset.theme = useAppearance.getState().theme
