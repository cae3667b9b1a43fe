import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import type { PersonDetail } from '../../contract/people'
import { localisedName } from '../../domain/people/localised-name'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'

/** What is known of the person, and nothing that is not. */
export function PersonFacts({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const supervisor = person.supervisor
  const known = [
    ['staffNo', person.staffNo],
    ['nameEn', person.nameEn],
    ['gender', person.gender && t(`gender.${person.gender}`)],
    ['company', person.company],
    ['hiredOn', person.hiredOn],
    ['leftOn', person.leftOn],
    ['phone', person.phone],
    ['email', person.email],
    [
      'supervisor',
      supervisor ? (
        <a href={hrefOf({ page: 'person', id: supervisor.id })}>
          {localisedName(language, supervisor)} {supervisor.staffNo}
        </a>
      ) : (
        person.supervisorNo
      ),
    ],
    ['businessLine', person.businessLine],
    ['note', person.note],
  ] as const
  return (
    <Card title={t('person.facts')} padded>
      <Facts
        facts={known.flatMap(([field, value]) => (value ? [{ label: t(`field.${field}`), value }] : []))}
      />
    </Card>
  )
}
