import type { TFunction } from 'i18next'
import type { NeedRow, NeedTarget } from '../../contract/needs'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'
import { dayText } from '../../parts/book/moment-text'

/** The words of the need; a competency's own name follows the language. */
export function titleOf(language: string, need: Pick<NeedRow, 'title' | 'competency'>): string {
  const { title, competency } = need
  return competency?.name === title ? localisedName(language, competency) : title
}

/** “到 2027年3月31日，24 小时解决率由 84% 到 90%” */
export function targetText(t: TFunction<'needs'>, language: Language, target: NeedTarget): string {
  const words = { by: dayText(language, target.by), measure: target.measure, to: target.to }
  return target.from === null
    ? t('need.targetTextNoFrom', words)
    : t('need.targetText', { ...words, from: target.from })
}
