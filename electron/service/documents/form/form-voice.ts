import type { FormLanguage } from '../../../../src/domain/documents/form-codes'
import { localisedName, type Named } from '../../../../src/domain/people/localised-name'
import type { Language } from '../../../../src/i18n/setup'
import { dayRange } from '../day-range'
import { documentWords } from '../document-words'
import type { DocumentKey, DocumentWords } from '../words'

/** How a form speaks. In both languages at once, everything is said in Chinese and then in English. */
export interface FormVoice {
  readonly lang: Language
  /** `say('form.name')`: 姓名 · Name · 姓名 Name. A person's text may be a parameter: it is never read as a template. */
  say(key: DocumentKey, params?: Record<string, string | number>): string
  /** The same with parameters that are themselves said. */
  each(one: (voice: FormVoice) => string): string
  named(record: Named): string
  /** One of two columns of a record; null where there is none. */
  pair(name: string | null, nameEn: string | null): string | null
  days(first: string, last: string): string
  list(names: readonly string[]): string
}

export function formVoice(language: FormLanguage): FormVoice {
  const voices = (language === 'both' ? (['zh-CN', 'en'] as const) : [language]).map(one => oneVoice(one))
  const [first, second] = voices as [FormVoice, FormVoice?]
  if (!second) return first
  const both = (one: (voice: FormVoice) => string): string => {
    const spoken = [one(first), one(second)]
    return spoken[0] === spoken[1] || spoken[1] === '' ? (spoken[0] ?? '') : spoken.join(' ')
  }
  return {
    lang: first.lang,
    say: (key, params) => both(voice => voice.say(key, params)),
    each: both,
    named: record => both(voice => voice.named(record)),
    pair: (name, nameEn) => name && both(voice => voice.named({ name, nameEn })),
    days: (from, to) => both(voice => voice.days(from, to)),
    list: first.list,
  }
}

function oneVoice(lang: Language): FormVoice {
  const words = documentWords(lang)
  const voice: FormVoice = {
    lang,
    say: (key, params) => filled(words, key, params),
    each: one => one(voice),
    named: record => localisedName(lang, record),
    pair: (name, nameEn) => name && localisedName(lang, { name, nameEn }),
    days: (first, last) => dayRange(words, first, last),
    list: names => names.join(words('list_separator')),
  }
  return voice
}

/** Texts are put in after the translator has spoken, which would expand `$t(…)` in them. */
function filled(
  words: DocumentWords,
  key: DocumentKey,
  params: Record<string, string | number> = {},
): string {
  const entries = Object.entries(params)
  const marked = entries.map(([name, value], index) => [
    name,
    typeof value === 'string' ? mark(index) : value,
  ])
  return entries.reduce(
    (text, [, value], index) =>
      typeof value === 'string' ? text.replaceAll(mark(index), () => value) : text,
    words(key, Object.fromEntries(marked)),
  )
}

// Private-use characters: no translation holds them.
const mark = (index: number): string => `\uE0F0${index}\uE0F1`
