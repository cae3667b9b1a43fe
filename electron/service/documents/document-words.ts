import { createWords, type Language } from '../../../src/i18n/setup'
import type { BilingualWords, DocumentWords } from './words'

const instance = createWords('zh-CN')

function wordsOf(language: Language): DocumentWords {
  const translate = instance.getFixedT(language, 'documents')
  return (key, params = {}) => translate(key, params)
}

const known: Record<Language, DocumentWords> = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') }

/** The words of a form in one language. */
export function documentWords(language: Language): DocumentWords {
  return known[language]
}

/** The words of a certificate, which always speaks both languages. */
export const bilingualWords: BilingualWords = { zh: known['zh-CN'], en: known.en }
