import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { go, hrefOf, type Route } from '../../app/links'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { clockText } from '../../domain/days/clock'
import { weekday } from '../../domain/days/day'
import { localisedName } from '../../domain/people/localised-name'
import { useActionWords } from '../../parts/improvements/action-words'
import { dayAndWeekday } from '../../parts/sessions/day-words'
import { Card } from '../../ui/layout/Card'
import { isPlainClick } from '../../ui/plain-click'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Today.module.css'

type Week = OutputOf<typeof reports.today>['week']

/** More than these are counted: the day before a peak has a dozen. */
const most = 4

/** What takes place this week, a column a day. */
export function WeekCard({ week, today }: { week: Week; today: string }) {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  return (
    <Card title={t('week')}>
      <div className={styles.week}>
        {week.map(({ day, sessions }) => (
          <section
            key={day}
            className={styles.day}
            data-today={day === today || undefined}
            aria-label={dayAndWeekday(language, day, today)}
          >
            <span className={styles.dayName} aria-hidden="true">
              {t(`weekdays.${weekday(day) as 1}`)} {Number(day.slice(8))}
            </span>
            {sessions.slice(0, most).map(session => (
              <DayLink key={session.sessionId} session={session} />
            ))}
            {sessions.length > most && (
              <span className={styles.dayMore}>{t('moreSessions', { count: sessions.length - most })}</span>
            )}
          </section>
        ))}
      </div>
    </Card>
  )
}

function DayLink({ session }: { session: Week[number]['sessions'][number] }) {
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  const route: Route = { page: 'session', id: session.sessionId }
  const course = localisedName(language, { name: session.courseName, nameEn: session.courseNameEn })
  return (
    <a
      className={styles.dayLink}
      href={hrefOf(route)}
      title={`${clockText(session.starts)} ${words.session(session)}`}
      onClick={event => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        go(route)
      }}
    >
      <span className={styles.dayCourse} title={`${course} ${session.number}`}>
        <VisuallyHidden>{clockText(session.starts)} </VisuallyHidden>
        {course} {session.number}
      </span>
    </a>
  )
}
