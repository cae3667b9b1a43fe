import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import type { Clash } from '../../contract/sessions/schedule'
import { localisedName } from '../../domain/people/localised-name'
import { clashGroups } from './clash-groups'
import { clockSpan, dayAndWeekday } from './day-words'
import styles from './Sessions.module.css'
import { useSessionWords } from './session-words'

/** Names told before the rest is counted. */
const named = 5

/** Who or what is wanted twice, in sentences; the other session is a link. */
export function ClashList({ clashes, today }: { clashes: readonly Clash[]; today: string }) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const words = useSessionWords()
  return (
    <ul className={styles.clashes} aria-label={t('clash.title', { count: clashes.length })}>
      {clashGroups(clashes).map(({ key, clash, people }) => {
        const names = people.map(person => localisedName(language, person))
        const when = `${dayAndWeekday(language, clash.day, today)} ${clockSpan(clash.starts, clash.ends)}`
        const session = words.name({
          courseName: clash.otherCourse,
          courseNameEn: clash.otherCourseEn,
          number: clash.otherNumber,
        })
        const shownNames = words.list(names.slice(0, named))
        const text =
          clash.kind !== 'person'
            ? t(`clash.${clash.kind}`, { name: shownNames, when, session })
            : names.length > named
              ? t('clash.people', { names: shownNames, count: names.length, when, session })
              : t('clash.person', { names: shownNames, when, session })
        const [before = '', after = ''] = text.split(session)
        return (
          <li key={key}>
            {before}
            <a href={hrefOf({ page: 'session', id: clash.otherSessionId })}>{session}</a>
            {after}
          </li>
        )
      })}
    </ul>
  )
}
