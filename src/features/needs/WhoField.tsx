import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { emptyList, PeoplePaste } from '../../parts/people/PeoplePaste'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import styles from './Needs.module.css'

const namesShown = 12

type WhoFieldProps = {
  unitId: string | null
  personIds: string[]
  onChange: (who: { unitId: string | null; personIds: string[] }) => void
}

/** Who: a unit, people by name, or a pasted list. */
export function WhoField({ unitId, personIds, onChange }: WhoFieldProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const [pasting, setPasting] = useState(false)
  const list = useKeptForm('need-people', null, emptyList)
  const [all, setAll] = useState(false)
  const briefs = useAsk(
    'people',
    'briefs',
    { ids: personIds },
    { keepPrevious: true, enabled: personIds.length > 0 },
  )
  const known = new Set(personIds)
  const people = (briefs.data ?? []).filter(person => known.has(person.id))
  const shown = all ? people : people.slice(0, namesShown)
  const add = (ids: string[]) => {
    onChange({ unitId, personIds: [...new Set([...personIds, ...ids])] })
  }

  return (
    <Stack gap="small">
      <Field label={t('form.who')} hint={t('form.whoHint')}>
        <UnitPicker value={unitId} onChange={next => onChange({ unitId: next, personIds })} />
      </Field>
      <PersonPicker
        label={t('form.addOne')}
        placeholder={t('form.addOne')}
        value={null}
        except={known}
        onChange={person => person && add([person.id])}
      />
      {personIds.length > 0 && (
        <>
          <Inline justify="between">
            <span>{t('form.named', { count: personIds.length })}</span>
            <Button size="small" kind="quiet" onClick={() => onChange({ unitId, personIds: [] })}>
              {t('form.clear')}
            </Button>
          </Inline>
          <ul className={styles.names} aria-label={t('need.people')}>
            {shown.map(person => {
              const name = localisedName(language, person)
              return (
                <li key={person.id} className={styles.chip}>
                  {name}
                  <button
                    type="button"
                    className={styles.remove}
                    aria-label={t('form.remove', { name })}
                    onClick={() => onChange({ unitId, personIds: personIds.filter(id => id !== person.id) })}
                  >
                    <span aria-hidden="true">×</span>
                  </button>
                </li>
              )
            })}
            {people.length > shown.length && (
              <li>
                <button type="button" className={styles.plain} onClick={() => setAll(true)}>
                  {t('need.more', { count: people.length - shown.length })}
                </button>
              </li>
            )}
          </ul>
        </>
      )}
      {pasting ? (
        <PeoplePaste
          onPeople={(ids, _, settle) => {
            add(ids)
            if (!settle()) setPasting(false)
          }}
          list={list}
          known={known}
          submit={count => t('form.pasteDone', { count })}
          initialFocus
        />
      ) : (
        <Inline>
          <Button size="small" onClick={() => setPasting(true)}>
            {t('form.paste')}
          </Button>
        </Inline>
      )}
    </Stack>
  )
}
