import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'
const key = 'zhixing.theme'

function firstTheme(): Theme {
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
