import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import type { HistoryEntry } from '../../contract/book/history'
import { CallFailed } from '../../parts/asked/CallFailed'
import { localDayOf } from '../../parts/book/moment-text'
import { MoreRows } from '../../parts/lists/PagedTable'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Inline } from '../../ui/layout/Inline'
import { Section, Sections } from '../../ui/layout/Section'
import { AuditCheck } from './AuditCheck'
import styles from './History.module.css'
import { HistoryFilters } from './HistoryFilters'
import { HistoryLine } from './HistoryLine'
import { dayHeading } from './history-days'
import { useHistory } from './use-history'

/** Everything that was done to the book: who, when, what changed; each step can be looked into and taken back. */
export function HistoryPage({ route }: { route: Extract<Route, { page: 'history' }> }) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const { page: _page, section, ...filter } = route
  const { list, days, redoSeq } = useHistory(filter)
  usePageTitle(t('history.title'), t('history.sub'))

  const today = localDayOf(new Date().toISOString())
  const above = days.map(({ day }) => day)
  return (
    <Columns
      width="narrow"
      aside={
        <Sections wanted={section}>
          <Section name="record">
            <AuditCheck />
          </Section>
        </Sections>
      }
    >
      <HistoryFilters filter={filter} onChange={next => replaceRoute({ page: 'history', ...next })} />
      {list.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={8} />
      ) : list.error ? (
        <Card title={t('history.title')}>
          <CallFailed area="book" asked={list} />
        </Card>
      ) : days.length === 0 ? (
        <Card title={t('history.title')}>
          {Object.keys(filter).length > 0 ? (
            <EmptyState title={t('history.emptyArea')} />
          ) : (
            <EmptyState title={t('history.empty')}>{t('history.emptyHint')}</EmptyState>
          )}
        </Card>
      ) : (
        days.map(({ day, entries }, at) => (
          <HistoryDay
            // A demonstration year may have the same date once more.
            key={above.indexOf(day) === at ? day : `${day} again`}
            heading={dayHeading(t, language, day, today, above.slice(0, at))}
            entries={entries}
            redoSeq={redoSeq}
          />
        ))
      )}
      <Inline>
        <MoreRows list={list} area="book" />
      </Inline>
    </Columns>
  )
}

type HistoryDayProps = { heading: string; entries: readonly HistoryEntry[]; redoSeq: number | null }

/** What was done on one day. */
function HistoryDay({ heading, entries, redoSeq }: HistoryDayProps) {
  return (
    <Card title={heading} sub={entries.length}>
      <ul className={styles.entries} aria-label={heading}>
        {entries.map(entry => (
          <HistoryLine key={entry.seq} entry={entry} canRedo={entry.seq === redoSeq} />
        ))}
      </ul>
    </Card>
  )
}
