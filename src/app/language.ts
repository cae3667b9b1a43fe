import i18next, { type BackendModule, type ReadCallback } from 'i18next'
import { create } from 'zustand'
import type { Language } from '../i18n/setup'
import { hostSetting } from './host-settings'
import type { PageArea } from './page-area'
import { pageAreas } from './page-areas'

const key = 'zhixing.language'

/** Words of the whole page; those of an area come as its list names them. */
const common = {
  common: { 'zh-CN': () => import('../i18n/zh-CN/common.json'), en: () => import('../i18n/en/common.json') },
}
const files = (): PageArea['words'] => Object.assign({}, common, ...pageAreas().map(({ words }) => words))

function isLanguage(text: string | null): text is Language {
  return text === 'zh-CN' || text === 'en'
}

/** Told by the host (`--lang`, or what it remembers), else remembered here, else the system's own. */
function firstLanguage(): Language {
  const configured = hostSetting('lang')
  if (isLanguage(configured)) localStorage.setItem(key, configured)
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

/** The page's words; switched live. Who asks for words that are not here yet waits for them. */
export const pageWords = i18next.createInstance()

pageWords.use({
  type: 'backend',
  init: () => undefined,
  read(language: string, namespace: string, done: ReadCallback) {
    if (!isLanguage(language)) return done(null, {})
    bring(language, namespace).then(
      words => done(null, { ...words }),
      (error: Error) => done(error, false),
    )
  },
} satisfies BackendModule)

/** Before anything is drawn: the words of the frame are here, in the language that is shown. */
export async function startWords(): Promise<void> {
  const { language } = useLanguage.getState()
  await pageWords.init({
    lng: language,
    fallbackLng: false,
    load: 'currentOnly',
    ns: [],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    resources: {},
    partialBundledLanguages: true,
  })
  await bringFrameWords(language)
  document.documentElement.lang = language
}

/** Before a page is drawn: the words of its area. */
export function bringWords(namespace: string): Promise<unknown> {
  return bring(useLanguage.getState().language, namespace)
}

/** Before anything is named that may belong to any area: the history, what Ctrl+K offers, a refusal. */
export function bringAllWords(language = useLanguage.getState().language): Promise<unknown> {
  return Promise.all([bringFrameWords(language), ...Object.keys(files()).map(one => bring(language, one))])
}

const brought = new Map<string, Promise<object>>()

function bring(language: Language, namespace: string): Promise<object> {
  const key = `${language} ${namespace}`
  const known = brought.get(key)
  if (known) return known
  const load = files()[namespace]?.[language]
  if (!load) return Promise.reject(new Error(`no words ${namespace}`))
  const coming = load().then(({ default: words }) => {
    pageWords.addResourceBundle(language, namespace, words)
    return words
  })
  brought.set(key, coming)
  coming.catch(() => brought.delete(key))
  return coming
}

/** The common words, and the names in the side bar: `nav:needs`. */
function bringFrameWords(language: Language): Promise<unknown> {
  for (const { first } of pageAreas())
    if (first) pageWords.addResourceBundle(language, 'nav', first[language], true)
  return bring(language, 'common')
}
