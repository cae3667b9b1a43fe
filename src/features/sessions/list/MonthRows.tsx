import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../app/language'
import { hrefOf } from '../../../app/links'
import type { SessionRow } from '../../../contract/sessions/list'
import { monthText } from '../../../parts/sessions/day-words'
import { SessionStatusTag } from '../../../parts/sessions/SessionStatusTag'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { NumberedName } from '../../../ui/NumberedName'
import type { MonthOfSessions } from './by-month'
import styles from './SessionsPage.module.css'

type MonthRowsProps = { months: readonly MonthOfSessions[]; today: string; label: string }

/** Sessions under the heads of their months. Each row is a link. */
export function MonthRows({ months, today, label }: MonthRowsProps) {
  const language = useLanguage(state => state.language)
  return (
    <div className={styles.months}>
      {months.map(({ month, rows }) => (
        <section
          key={month ?? 'all'}
          className={styles.month}
          aria-label={month ? monthText(language, month) : label}
        >
          {month && <h3 className={styles.monthHead}>{monthText(language, month)}</h3>}
          <ul>
            {rows.map(row => (
              <Row key={row.id} row={row} today={today} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({ row, today }: { row: SessionRow; today: string }) {
  const { t } = useTranslation('sessions')
  const words = useSessionWords()
  const came =
    row.present !== null
      ? t('list.present', { expected: row.enrolled, present: row.present })
      : row.capacity !== null
        ? t('list.seats', { enrolled: row.enrolled, capacity: row.capacity })
        : t('list.enrolled', { count: row.enrolled })
  return (
    <li>
      <a
        className={styles.row}
        href={hrefOf({ page: 'session', id: row.id })}
        data-row
        data-cancelled={row.status === 'cancelled' || undefined}
      >
        <span className={styles.when}>{words.days(row, today)}</span>
        <span className={styles.name}>
          <NumberedName name={words.name(row)} />
        </span>
        <span className={styles.where}>
          {[words.list(row.trainers), words.rooms(row)].filter(Boolean).join(' · ')}
        </span>
        <span className={styles.came}>{came}</span>
        <span className={styles.state}>
          <SessionStatusTag session={row} today={today} />
        </span>
      </a>
    </li>
  )
}
