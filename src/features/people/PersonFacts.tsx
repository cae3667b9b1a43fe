import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import type { PersonDetail } from '../../contract/people/person'
import { localisedName } from '../../domain/people/localised-name'
import {
  nameOnSheet,
  type PersonFieldName,
  type PersonFields,
  personFields,
} from '../../domain/people/person-fields'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'

type ShownName = Exclude<keyof PersonFields, InHead>
const inHead = ['name', 'external', 'status', 'unitId', 'postId', 'gradeLevelId'] as const
type InHead = (typeof inHead)[number]
/** The head of the page says the rest. */
const shownNames = (Object.keys(personFields) as PersonFieldName[]).filter(
  (name): name is ShownName => !inHead.some(one => one === name),
)

/** What is known of the person, and nothing that is not. */
export function PersonFacts({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const { supervisor } = person
  const shownValue = (name: ShownName): ReactNode => {
    if (name === 'gender') return person.gender && t(`gender.${person.gender}`)
    if (name === 'businessLineId' || name === 'channelId') {
      const entry = person[nameOnSheet(name)]
      return entry && localisedName(language, entry)
    }
    if (name !== 'supervisorNo' || !supervisor) return person[name]
    return (
      <a href={hrefOf({ page: 'person', id: supervisor.id })}>
        {localisedName(language, supervisor)} {supervisor.staffNo}
      </a>
    )
  }
  const known = shownNames.flatMap(name => {
    const value = shownValue(name)
    const word = name === 'supervisorNo' ? 'supervisor' : nameOnSheet(name)
    return value ? [{ label: t(`field.${word}`), value }] : []
  })
  return (
    <Card title={t('person.facts')} padded>
      <Facts facts={known} />
    </Card>
  )
}
