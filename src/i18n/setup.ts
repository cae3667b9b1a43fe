import i18next from 'i18next'
import type assessments from './zh-CN/assessments.json'
import type book from './zh-CN/book.json'
import type certificates from './zh-CN/certificates.json'
import type common from './zh-CN/common.json'
import type courses from './zh-CN/courses.json'
import type documents from './zh-CN/documents.json'
import type imports from './zh-CN/imports.json'
import type improvements from './zh-CN/improvements.json'
import type needs from './zh-CN/needs.json'
import type people from './zh-CN/people.json'
import type plan from './zh-CN/plan.json'
import type reports from './zh-CN/reports.json'
import type search from './zh-CN/search.json'
import type sessions from './zh-CN/sessions.json'
import type settings from './zh-CN/settings.json'

/** Every word of the interface, by room. The Chinese files are the source: keys are typed after them. */
export interface Words {
  common: typeof common
  book: typeof book
  settings: typeof settings
  search: typeof search
  imports: typeof imports
  documents: typeof documents
  people: typeof people
  needs: typeof needs
  courses: typeof courses
  plan: typeof plan
  sessions: typeof sessions
  assessments: typeof assessments
  certificates: typeof certificates
  improvements: typeof improvements
  reports: typeof reports
}
export type Language = 'zh-CN' | 'en'
export const languages: readonly Language[] = ['zh-CN', 'en']

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' })

function wordsOf(language: Language): Record<string, Record<string, unknown>> {
  const words: Record<string, Record<string, unknown>> = {}
  for (const [path, content] of Object.entries(files)) {
    const [, folder, room] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? []
    if (folder === language && room) words[room] = content
  }
  return words
}

/** An i18next of its own for each process; the page switches its language live. */
export function createWords(language: Language) {
  const resources = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') }
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
