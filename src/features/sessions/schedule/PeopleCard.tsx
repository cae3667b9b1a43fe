import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { RefusalNotice } from '../../../app/RefusalNotice'
import { localisedName } from '../../../domain/people/localised-name'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { emptyList, PeoplePaste } from '../../../parts/people/PeoplePaste'
import { PersonPicker } from '../../../parts/people/PersonPicker'
import { briefDetail } from '../../../parts/people/person-words'
import { CloseButton } from '../../../ui/CloseButton'
import { Notice } from '../../../ui/feedback/Notice'
import { Field } from '../../../ui/field/Field'
import { Segmented } from '../../../ui/field/Segmented'
import { Card } from '../../../ui/layout/Card'
import styles from './Schedule.module.css'

type PeopleCardProps = {
  personIds: readonly string[]
  onChange: (personIds: string[]) => void
  capacity: number | null
  /** How many came with the draft of another page. */
  broughtBy: number
}

/** Who shall come: pasted or picked. In the order they were named: when seats run out the last stay out. */
export function PeopleCard({ personIds, onChange, capacity, broughtBy }: PeopleCardProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const [way, setWay] = useState<'paste' | 'pick'>(broughtBy > 0 ? 'pick' : 'paste')
  const list = useKeptForm('session-people', null, emptyList)
  const people = useAsk('people', 'briefs', { ids: [...personIds] }, { keepPrevious: true })
  const known = new Set(personIds)
  const add = (ids: readonly string[]) => onChange([...personIds, ...ids.filter(id => !known.has(id))])
  const over = capacity !== null && personIds.length > capacity

  return (
    <Card
      title={t('schedule.people')}
      sub={personIds.length > 0 ? t('schedule.peopleCount', { count: personIds.length }) : undefined}
      actions={
        <Segmented
          label={t('schedule.people')}
          value={way}
          onChange={setWay}
          segments={[
            { value: 'paste', label: t('schedule.paste') },
            { value: 'pick', label: t('schedule.pick') },
          ]}
        />
      }
      padded
    >
      {broughtBy > 0 && <p className={styles.quiet}>{t('schedule.fromDraft', { count: broughtBy })}</p>}
      {over && (
        <Notice tone="amber">
          {t('schedule.overSeats', { seats: capacity ?? 0, people: personIds.length })}
        </Notice>
      )}
      {way === 'paste' ? (
        <PeoplePaste
          known={known}
          list={list}
          onPeople={(ids, _, settle) => {
            add(ids)
            settle()
          }}
        />
      ) : (
        <Field label={t('schedule.addPerson')}>
          <PersonPicker
            key={personIds.length}
            value={null}
            except={known}
            onChange={person => person && add([person.id])}
          />
        </Field>
      )}
      <RefusalNotice area="people" error={people.error} />
      {personIds.length === 0 ? (
        <p className={styles.quiet}>{t('schedule.noPeople')}</p>
      ) : (
        <ul className={styles.people} aria-label={t('schedule.people')}>
          {(people.data ?? [])
            .filter(person => known.has(person.id))
            .map(person => {
              const name = localisedName(language, person)
              return (
                <li key={person.id} className={styles.person}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.detail}>{briefDetail(language, person)}</span>
                  <CloseButton
                    label={t('schedule.removePerson', { name })}
                    onClose={() => onChange(personIds.filter(id => id !== person.id))}
                  />
                </li>
              )
            })}
        </ul>
      )}
    </Card>
  )
}
