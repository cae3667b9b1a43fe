import { create } from 'zustand'
import { toldByHost } from './told-by-host'

export type Theme = 'system' | 'light' | 'dark'
const key = 'zhixing.theme'

function firstTheme(): Theme {
  const told = toldByHost('theme')
  if (told === 'light' || told === 'dark') localStorage.setItem(key, told)
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
