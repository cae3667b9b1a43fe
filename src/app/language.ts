import i18next from 'i18next'
import { create } from 'zustand'
import type { AreaWords } from '../i18n/by-area'
import type { Language } from '../i18n/setup'
import { toldByHost } from './told-by-host'

const key = 'zhixing.language'

type Part = () => Promise<{ words: AreaWords }>

/** Each language comes in two chunks: what the first page needs, and the rest after it is drawn. */
const load: Record<Language, { first: Part; rest: Part }> = {
  'zh-CN': { first: () => import('../i18n/zh-CN'), rest: () => import('../i18n/zh-CN-rest') },
  en: { first: () => import('../i18n/en'), rest: () => import('../i18n/en-rest') },
}

function isLanguage(text: string | null): text is Language {
  return text === 'zh-CN' || text === 'en'
}

/** Told by the host (`--lang`, or what it remembers), else remembered here, else the system's own. */
function firstLanguage(): Language {
  const told = toldByHost('lang')
  if (isLanguage(told)) localStorage.setItem(key, told)
  const stored = localStorage.getItem(key)
  if (isLanguage(stored)) return stored
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
    void bringAllWords(language).then(async () => {
      await pageWords.changeLanguage(language)
      document.documentElement.lang = language
      set({ language })
    })
  },
}))

/** The page's words; switched live. */
export const pageWords = i18next.createInstance()

/** Before the first page is drawn: its language is here, the other one comes when it is asked for. */
export async function startWords(): Promise<void> {
  const { language } = useLanguage.getState()
  await pageWords.init({
    lng: language,
    fallbackLng: false,
    ns: [],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: {},
  })
  await bring(language, 'first')
  document.documentElement.lang = language
}

/** Before any page but the first is drawn. */
export function bringAllWords(language = useLanguage.getState().language): Promise<unknown> {
  return Promise.all([bring(language, 'first'), bring(language, 'rest')])
}

const brought = new Map<string, Promise<void>>()

function bring(language: Language, part: 'first' | 'rest'): Promise<void> {
  const key = `${language} ${part}`
  const known = brought.get(key)
  if (known) return known
  const coming = load[language][part]().then(({ words }) => {
    for (const [area, texts] of Object.entries(words)) pageWords.addResourceBundle(language, area, texts)
  })
  brought.set(key, coming)
  return coming
}
