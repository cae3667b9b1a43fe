import type { PersonBrief } from '../../contract/people/brief'
import { localisedName } from '../../domain/people/localised-name'

/** Beside a name, what tells two 李娜 apart: '00633 · 华南分部 / 热线一组 · 客服专员'. */
export function briefDetail(language: string, person: PersonBrief): string {
  const unit =
    person.unitName && localisedName(language, { name: person.unitName, nameEn: person.unitNameEn })
  const post =
    person.postName && localisedName(language, { name: person.postName, nameEn: person.postNameEn })
  const branch =
    person.branchName && localisedName(language, { name: person.branchName, nameEn: person.branchNameEn })
  const place = branch && unit ? `${branch} / ${unit}` : unit
  return [person.staffNo, place, post].filter(Boolean).join(' · ')
}
