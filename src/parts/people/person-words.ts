import type { PersonBrief } from '../../contract/people/brief'
import { localisedName } from '../../domain/people/localised-name'
import { placeName } from '../../domain/people/place-name'

/** Beside a name, what tells two 李娜 apart: '00633 · 华南分部 / 热线一组 · 客服专员'. */
export function briefDetail(language: string, person: PersonBrief): string {
  const { name, nameEn } = placeName(person)
  const place = name && localisedName(language, { name, nameEn })
  const post =
    person.postName && localisedName(language, { name: person.postName, nameEn: person.postNameEn })
  return [person.staffNo, place, post].filter(Boolean).join(' · ')
}
