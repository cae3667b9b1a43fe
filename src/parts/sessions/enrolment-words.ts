import type { EnrolmentRow } from '../../contract/sessions/enrolment'
import { localisedName } from '../../domain/people/localised-name'

/** The unit of somebody on a roll, in the page's language; null without one. */
export function unitWords(
  language: string,
  { unitName, unitNameEn }: Pick<EnrolmentRow, 'unitName' | 'unitNameEn'>,
): string | null {
  return unitName === null ? null : localisedName(language, { name: unitName, nameEn: unitNameEn })
}

/** Post and grade level: 客服专员 高级. */
export function postWords(
  language: string,
  person: Pick<EnrolmentRow, 'postName' | 'postNameEn' | 'gradeLevelName' | 'gradeLevelNameEn'>,
): string {
  const { postName, postNameEn, gradeLevelName, gradeLevelNameEn } = person
  return [
    postName && localisedName(language, { name: postName, nameEn: postNameEn }),
    gradeLevelName && localisedName(language, { name: gradeLevelName, nameEn: gradeLevelNameEn }),
  ]
    .filter(Boolean)
    .join(' ')
}
