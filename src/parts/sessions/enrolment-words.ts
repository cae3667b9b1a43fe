import type { EnrolmentRow } from '../../contract/sessions/enrolment'
import { localisedName } from '../../domain/people/localised-name'
import { placeName } from '../../domain/people/place-name'

/** Branch and team of somebody on a roll, in the page's language; null without a unit. */
export function unitWords(language: string, person: Parameters<typeof placeName>[0]): string | null {
  const { name, nameEn } = placeName(person)
  return name === null ? null : localisedName(language, { name, nameEn })
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
