import i18next from 'i18next'
import { create } from 'zustand'
import type { RoomWords } from '../i18n/by-room'
import type { Language } from '../i18n/setup'

const key = 'zhixing.language'

/** Each language is a chunk of its own: the first page waits for one only. */
const load: Record<Language, () => Promise<{ words: RoomWords }>> = {
  'zh-CN': () => import('../i18n/zh-CN'),
  en: () => import('../i18n/en'),
}

function isLanguage(text: string | null): text is Language {
  return text === 'zh-CN' || text === 'en'
}

/** Told by `--lang`, else remembered, else the system's own. */
function firstLanguage(): Language {
  const told = new URLSearchParams(window.location.search).get('lang')
  if (isLanguage(told)) return told
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
    void bringWords(language).then(async () => {
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
  await bringWords(language)
  document.documentElement.lang = language
}

async function bringWords(language: Language): Promise<void> {
  if (pageWords.hasResourceBundle(language, 'common')) return
  const { words } = await load[language]()
  for (const [room, texts] of Object.entries(words)) pageWords.addResourceBundle(language, room, texts)
}
