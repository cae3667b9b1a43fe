import type chinese from '../../../src/i18n/zh-CN/documents.json'

type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Paths<Tree[Key]>}`
}[keyof Tree & string]

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key

/** A key of `src/i18n/<language>/documents.json`; plurals are asked for without their ending and with `count`. */
export type DocumentKey = WithoutPlural<Paths<typeof chinese>>

/**
 * The words of one language: `i18next.getFixedT('en', 'documents')` fits. Only numbers and our own marks are passed
 * as parameters, never a person's text (see `sentence`).
 */
export type DocumentWords = (key: DocumentKey, params?: Record<string, string | number>) => string

/** A document that speaks both languages at once, whatever the interface speaks. */
export interface BilingualWords {
  zh: DocumentWords
  en: DocumentWords
}

/** The same words, each phrase asked for once: five hundred certificates of one session say the same days. */
export function remembered(words: DocumentWords): DocumentWords {
  const known = new Map<string, string>()
  return (key, params) => {
    const call = params === undefined ? key : key + JSON.stringify(params)
    const phrase = known.get(call) ?? words(key, params)
    known.set(call, phrase)
    return phrase
  }
}
