import i18next from 'i18next'
import { words as english } from './en'
import { words as englishRest } from './en-rest'
import { words as chinese } from './zh-CN'
import type assessments from './zh-CN/assessments.json'
import type book from './zh-CN/book.json'
import type certificates from './zh-CN/certificates.json'
import type cli from './zh-CN/cli.json'
import type common from './zh-CN/common.json'
import type courses from './zh-CN/courses.json'
import type documents from './zh-CN/documents.json'
import type forms from './zh-CN/forms.json'
import type imports from './zh-CN/imports.json'
import type improvements from './zh-CN/improvements.json'
import type needs from './zh-CN/needs.json'
import type people from './zh-CN/people.json'
import type plan from './zh-CN/plan.json'
import type reports from './zh-CN/reports.json'
import type search from './zh-CN/search.json'
import type sessions from './zh-CN/sessions.json'
import type settings from './zh-CN/settings.json'
import { words as chineseRest } from './zh-CN-rest'

/** Every word of the interface, by area. The Chinese files are the source: keys are typed after them. */
export interface Words {
  common: typeof common
  book: typeof book
  settings: typeof settings
  search: typeof search
  imports: typeof imports
  documents: typeof documents
  forms: typeof forms
  people: typeof people
  needs: typeof needs
  courses: typeof courses
  plan: typeof plan
  sessions: typeof sessions
  assessments: typeof assessments
  certificates: typeof certificates
  improvements: typeof improvements
  reports: typeof reports
  cli: typeof cli
}
export type Language = 'zh-CN' | 'en'
export const languages: readonly Language[] = ['zh-CN', 'en']

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

const resources = { 'zh-CN': { ...chinese, ...chineseRest }, en: { ...english, ...englishRest } }

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
