import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import type { NamedRecord } from '../../contract/people/brief'
import type { EmploymentEventRow, PersonDetail } from '../../contract/people/person'
import { localisedName, localisedPath } from '../../domain/people/localised-name'
import { unitPath } from '../../domain/people/units'
import { Card } from '../../ui/layout/Card'
import { Tag } from '../../ui/Tag'
import styles from './People.module.css'

const tones = { hire: 'neutral', transfer: 'accent', leave: 'neutral', rehire: 'neutral' } as const

/** 任职经历, newest first: what happened, on which day, from where to where and why. */
export function EmploymentHistory({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  return (
    <Card title={t('history.title')} sub={t('history.count', { count: person.history.length })}>
      <ol className={styles.history}>
        {person.history.toReversed().map(event => (
          <li key={event.id} className={styles.event}>
            <span className={styles.day}>{event.onDay}</span>
            <span>
              <Tag tone={tones[event.kind]}>{t(`event.${kindOf(event, person)}`)}</Tag>
            </span>
            <span>
              <Moved event={event} />
              {event.reason && (
                <span className={styles.quiet}> {t('history.reason', { reason: event.reason })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Without a known day of hire the first line only says since when there is a file. */
function kindOf(event: EmploymentEventRow, person: PersonDetail) {
  return event.kind === 'hire' && person.hiredOn !== event.onDay ? 'filed' : event.kind
}

function Moved({ event }: { event: EmploymentEventRow }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const units = useAsk('people', 'units', {}).data?.units ?? []
  const name = (record: NamedRecord | null) => {
    if (!record) return null
    // Every branch has a 热线一组: a unit is named with what stands above it, headquarters left out.
    const path = unitPath(units, record.id)
    return path.length > 1 ? localisedPath(language, path, 1) : localisedName(language, record)
  }
  const place = (...records: (NamedRecord | null)[]) => records.map(name).filter(Boolean).join(' · ')
  const from = place(event.fromUnit, event.fromPost, event.fromGradeLevel)
  const to = place(event.toUnit, event.toPost, event.toGradeLevel)
  if (event.kind === 'leave') return <span className={styles.quiet}>{from}</span>
  if (event.kind !== 'transfer') return <>{to}</>
  // What stayed the same is not said twice.
  const changed = [
    [event.fromUnit, event.toUnit],
    [event.fromPost, event.toPost],
    [event.fromGradeLevel, event.toGradeLevel],
  ] as const
  return (
    <>
      {changed
        .filter(([before, after]) => before?.id !== after?.id)
        .map(([before, after]) => `${name(before) ?? '—'} → ${name(after) ?? '—'}`)
        .join(t('join.comma'))}
    </>
  )
}
