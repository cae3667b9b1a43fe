import { create } from 'zustand'
import { createWords, type Language } from '../i18n/setup'

const key = 'zhixing.language'

function firstLanguage(): Language {
  const stored = localStorage.getItem(key)
  if (stored === 'zh-CN' || stored === 'en') return stored
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

interface LanguageState {
  language: Language
  change(language: Language): void
}

export const useLanguage = create<LanguageState>(set => ({
  language: firstLanguage(),
  change(language) {
    localStorage.setItem(key, language)
    document.documentElement.lang = language
    void pageWords.changeLanguage(language)
    set({ language })
  },
}))

/** The page's words; switched live. */
export const pageWords = createWords(useLanguage.getState().language)
document.documentElement.lang = useLanguage.getState().language
