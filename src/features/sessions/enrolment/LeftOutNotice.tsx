import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { localisedName } from '../../../domain/people/localised-name'
import { Notice } from '../../../ui/feedback/Notice'
import { keepLeftOut, useLeftOut } from './left-out'
import styles from './Roster.module.css'

/** Whom the last list named and who is not on the roll for it, each with the reason. */
export function LeftOutNotice({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const leftOut = useLeftOut(state => state.bySession[sessionId]) ?? []
  const people = useAsk(
    'people',
    'briefs',
    { ids: leftOut.map(one => one.personId) },
    { enabled: leftOut.length > 0 },
  )
  if (leftOut.length === 0) return null
  const nameOf = (id: string) => {
    const person = people.data?.find(one => one.id === id)
    return person ? [localisedName(language, person), person.staffNo].filter(Boolean).join(' ') : ''
  }
  return (
    <Notice
      tone="amber"
      title={t('roster.leftOut', { count: leftOut.length })}
      close={{ label: t('common:action.close'), onClose: () => keepLeftOut(sessionId, []) }}
    >
      <ul className={styles.leftOut}>
        {leftOut.map(({ personId, reason }) => (
          <li key={personId}>
            {nameOf(personId)} · {t(`leftOut.${reason}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
