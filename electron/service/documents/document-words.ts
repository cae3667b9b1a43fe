import type { Language } from '../../../src/i18n/setup'
import { areaWords } from './area-words'
import type { BilingualWords, DocumentWords } from './words'

/** The words are brought when the first of them is asked for: the service starts without. */
function wordsOf(language: Language): DocumentWords {
  let translate: ReturnType<typeof areaWords<'documents'>> | null = null
  return (key, params = {}) => {
    translate ??= areaWords(language, 'documents')
    return translate(key, params)
  }
}

const known: Record<Language, DocumentWords> = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') }

/** The words of a form in one language. */
export function documentWords(language: Language): DocumentWords {
  return known[language]
}

/** The words of a certificate, which always speaks both languages. */
export const bilingualWords: BilingualWords = { zh: known['zh-CN'], en: known.en }
