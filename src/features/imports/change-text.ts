import type { TFunction } from 'i18next'
import { textOf } from '../../app/loose-text'
import type { ImportChange } from '../../contract/imports/changes'
import { localisedPath } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'
import { clockSpan, shortDayText } from '../../parts/sessions/day-words'
import { fieldText } from './finding-text'

type ImportsT = TFunction<readonly ['imports', 'common']>

/** In which words values are said. */
export interface ChangeWords {
  t: ImportsT
  language: Language
  today: string
}

/** A value as the page writes it; null where nothing stands. */
export function valueText({ t, language, today }: ChangeWords, value: ImportChange['before']): string | null {
  switch (value?.as) {
    case undefined:
      return null
    case 'text':
      return value.text
    case 'day':
      return shortDayText(language, value.day, today)
    case 'names':
      return localisedPath(language, value.names)
    case 'again':
      return t('change.resit', { number: value.number, field: fieldText(t, value.field) })
    case 'block':
      return `${shortDayText(language, value.day, today)} ${clockSpan(value.starts, value.ends)}`
    case 'word': {
      const word = textOf(t, `imports:word.${value.word}`) ?? value.word
      return value.minutes ? t('change.minutes', { word, count: value.minutes }) : word
    }
  }
}

/** What is changed: a field, a competency, a state. */
export const changedField = (
  words: ChangeWords,
  { field, called }: Pick<ImportChange, 'field' | 'called'>,
): string => valueText(words, called) ?? fieldText(words.t, field)
