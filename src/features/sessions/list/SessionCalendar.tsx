import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { hrefOf } from '../../../app/links'
import { clockText } from '../../../domain/days/clock'
import { type Day, weekOf } from '../../../domain/days/day'
import { localisedName } from '../../../domain/people/localised-name'
import { CallFailed } from '../../../parts/asked/CallFailed'
import { monthText, weekdayWord } from '../../../parts/sessions/day-words'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { Card } from '../../../ui/layout/Card'
import { calendarWeeks, turned } from './calendar-weeks'
import styles from './SessionCalendar.module.css'
import { useSessionsView } from './sessions-view'

/** Blocks a day of the month shows before the rest is counted. */
const perDay = 3

/** Blocks on their days: a month of weeks, or one week. */
export function SessionCalendar({ today, span }: { today: string; span: 'month' | 'week' }) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const { turnedTo, change } = useSessionsView()
  const at = turnedTo ?? today
  const weeks = calendarWeeks(at, span)
  const [from = at, to = at] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)]
  const blocks = useAsk('sessions', 'calendar', { from, to }, { keepPrevious: true })
  const words = useSessionWords()
  const ofDay = (day: Day) => (blocks.data ?? []).filter(block => block.day === day)
  const roomOf = (block: { roomName: string | null; roomNameEn: string | null }) =>
    block.roomName && localisedName(language, { name: block.roomName, nameEn: block.roomNameEn })
  const most = span === 'month' ? perDay : Number.POSITIVE_INFINITY

  return (
    <Card
      title={monthText(language, at.slice(0, 7))}
      fill
      actions={
        <>
          <Button
            onClick={() => change({ turnedTo: turned(at, span, -1) })}
            aria-label={t('calendar.previous')}
          >
            ‹
          </Button>
          <Button onClick={() => change({ turnedTo: null })}>{t('calendar.today')}</Button>
          <Button onClick={() => change({ turnedTo: turned(at, span, 1) })} aria-label={t('calendar.next')}>
            ›
          </Button>
        </>
      }
    >
      {blocks.isError ? (
        <CallFailed area="sessions" asked={blocks} />
      ) : (
        <table
          className={cx(styles.table, span === 'week' && styles.week)}
          aria-label={t('calendar.label')}
          aria-busy={blocks.isFetching}
        >
          <thead>
            <tr>
              {weekOf(at).map(day => (
                <th key={day} scope="col">
                  {weekdayWord(language, day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map(week => (
              <tr key={week[0]}>
                {week.map(day => {
                  const own = ofDay(day)
                  const beyond = span === 'month' && day.slice(0, 7) !== at.slice(0, 7)
                  return (
                    <td key={day} className={cx(beyond && styles.beyond, day === today && styles.today)}>
                      <span className={styles.date} aria-current={day === today ? 'date' : undefined}>
                        {Number(day.slice(8))}
                      </span>
                      {own.slice(0, most).map(block => (
                        <a
                          key={block.blockId}
                          className={styles.block}
                          href={hrefOf({ page: 'session', id: block.sessionId })}
                          title={[words.name(block), block.trainerName, block.roomName]
                            .filter(Boolean)
                            .join(' · ')}
                        >
                          <span className={styles.time}>{clockText(block.starts)}</span> {words.name(block)}
                          {span === 'week' && (
                            <span className={styles.where}>
                              {[block.trainerName, roomOf(block)].filter(Boolean).join(' · ')}
                            </span>
                          )}
                        </a>
                      ))}
                      {own.length > most && (
                        <button
                          type="button"
                          className={styles.rest}
                          onClick={() => change({ shown: 'week', turnedTo: day })}
                        >
                          {t('calendar.more', { count: own.length - most })}
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
