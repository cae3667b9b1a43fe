import type { PersonBrief } from '../../contract/people'
import { localisedName } from '../../domain/people/localised-name'

/** Beside a name, what tells two 李娜 apart: '00633 · 华南分部 · 客服专员'. */
export function briefDetail(language: string, person: PersonBrief): string {
  const unit =
    person.unitName && localisedName(language, { name: person.unitName, nameEn: person.unitNameEn })
  const post =
    person.postName && localisedName(language, { name: person.postName, nameEn: person.postNameEn })
  return [person.staffNo, unit, post].filter(Boolean).join(' · ')
}
