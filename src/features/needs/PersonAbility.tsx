import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import { RefusalNotice } from '../../app/RefusalNotice'
import { localisedName } from '../../domain/people/localised-name'
import { dayText } from '../../parts/book/moment-text'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useKeys } from '../../ui/keys'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import styles from './Needs.module.css'
import { RateForm } from './RateForm'

type PersonAbilityProps = {
  person: { id: string; name: string; nameEn: string | null; staffNo: string | null }
  competencyId: string
  /** A digit pressed on the map: the level the form begins with. */
  typed: { level: number; press: number } | null
  focus: RefObject<HTMLElement | null>
  onCompetency: (id: string) => void
  onLeave: () => void
}

/** One person against the post: every competency, the ratings of the chosen one, and a new rating. */
export function PersonAbility(props: PersonAbilityProps) {
  const { person, competencyId, typed, focus, onCompetency, onLeave } = props
  const { t } = useTranslation(['needs', 'common'])
  const language = useLanguage(state => state.language)
  useKeys([{ keys: 'Esc', run: onLeave }], focus)
  const profile = useAsk('needs', 'ofPerson', { personId: person.id })
  const competencies = useAsk('people', 'competencies', {})
  const name = localisedName(language, person)
  const line = profile.data?.find(each => each.competency.id === competencyId)
  const competency = line?.competency ?? competencies.data?.find(each => each.id === competencyId)
  const competencyName = competency ? localisedName(language, competency) : ''

  return (
    <Card
      title={name}
      sub={person.staffNo ?? undefined}
      actions={
        <LinkButton size="small" href={hrefOf({ page: 'person', id: person.id })}>
          {t('person.openFile')}
        </LinkButton>
      }
      fill
    >
      <section ref={focus} className={styles.aside} tabIndex={-1}>
        <div className={styles.scroll}>
          <RefusalNotice area="needs" error={profile.error} />
          {!profile.data && !profile.error && <Skeleton label={t('common:page.loading')} rows={8} />}
          {competency && (
            <div className={styles.block}>
              <h3 className={styles.heading}>{t('person.rate', { competency: competencyName })}</h3>
              <RateForm
                key={`${competencyId} ${typed?.press ?? ''}`}
                personId={person.id}
                personName={name}
                competencyId={competencyId}
                competencyName={competencyName}
                level={typed?.level ?? null}
                onSaved={onLeave}
              />
            </div>
          )}
          {line && (
            <div className={styles.block}>
              <h3 className={styles.heading}>{t('person.history', { competency: competencyName })}</h3>
              {line.ratings.length === 0 && <p className={styles.quiet}>{t('person.noHistory')}</p>}
              <ul>
                {line.ratings.map(rating => (
                  <li key={rating.id}>
                    {dayText(language, rating.ratedOn)} · {t(`method.${rating.method}`)} ·{' '}
                    <strong>
                      {rating.level === null
                        ? t(`state.${rating.state}`)
                        : t('person.level', { level: rating.level })}
                    </strong>
                    {rating.assessor && ` · ${rating.assessor}`}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {profile.data && (
            <div className={styles.profile}>
              <List label={t('person.profile')}>
                {profile.data.map(each => (
                  <ListRow
                    key={each.competency.id}
                    title={
                      <button
                        type="button"
                        className={styles.plain}
                        aria-current={each.competency.id === competencyId}
                        onClick={() => onCompetency(each.competency.id)}
                      >
                        {localisedName(language, each.competency)}
                      </button>
                    }
                    meta={
                      each.required === null
                        ? t('state.not_required')
                        : t('person.required', { level: each.required })
                    }
                    end={
                      each.level === null ? (
                        <Tag>{t(`state.${each.kind}`)}</Tag>
                      ) : (
                        <Tag tone={each.kind === 'short' ? 'amber' : 'plain'}>
                          {t('person.level', { level: each.level })}
                        </Tag>
                      )
                    }
                  />
                ))}
              </List>
            </div>
          )}
        </div>
      </section>
    </Card>
  )
}
