import { createWords, type Language } from '../../../src/i18n/setup'
import type { BilingualWords, DocumentWords } from './words'

let instance: ReturnType<typeof createWords> | null = null

/** The words are brought when the first of them is asked for: the service starts without. */
function wordsOf(language: Language): DocumentWords {
  let translate: ReturnType<typeof translateIn> | null = null
  return (key, params = {}) => {
    translate ??= translateIn(language)
    return translate(key, params)
  }
}

function translateIn(language: Language) {
  instance ??= createWords('zh-CN')
  return instance.getFixedT(language, 'documents')
}

const known: Record<Language, DocumentWords> = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') }

/** The words of a form in one language. */
export function documentWords(language: Language): DocumentWords {
  return known[language]
}

/** The words of a certificate, which always speaks both languages. */
export const bilingualWords: BilingualWords = { zh: known['zh-CN'], en: known.en }
