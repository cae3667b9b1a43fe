import i18next from 'i18next'
import type cli from './zh-CN/cli/frame.json'
import type common from './zh-CN/common.json'
import type documents from './zh-CN/documents.json'

/**
 * Every word of the interface, by namespace. The Chinese files are the source: keys are typed after them. Each area adds
 * its own: `declare module '../../i18n/setup' { interface Words { needs: typeof words } }`.
 */
export interface Words {
  common: typeof common
  documents: typeof documents
  cli: typeof cli
}
/** What areas say on Today, for those whose words others say by name too. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the areas.
export interface TodayWords {}

export type Language = 'zh-CN' | 'en'
export const languages: readonly Language[] = ['zh-CN', 'en']

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

/** Files by path → words by namespace: './en/people.json' becomes `people`, as does './en/people.ts', which joins files. */
const byName = (files: Record<string, object>): Record<string, object> =>
  Object.fromEntries(Object.entries(files).map(([path, words]) => [path.replace(/^.*\/|\.\w+$/g, ''), words]))

const resources = {
  'zh-CN': byName(import.meta.glob<object>('./zh-CN/*.{json,ts}', { eager: true, import: 'default' })),
  en: byName(import.meta.glob<object>('./en/*.{json,ts}', { eager: true, import: 'default' })),
}

/** An i18next with both languages at hand, for the service and for tests. The page brings its words language by language (app/language.ts). */
export function createWords(language: Language) {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources,
    ns: Object.keys(resources['zh-CN']),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  return instance
}
