import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { areaText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import type { Route } from '../../app/links'
import { pageAreas } from '../../app/page-areas'
import { usePageTitle } from '../../app/page-title'
import { CallFailed } from '../../parts/asked/CallFailed'
import { localDayOf } from '../../parts/book/moment-text'
import { MoreRows } from '../../parts/lists/PagedTable'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Select } from '../../ui/field/Select'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Inline } from '../../ui/layout/Inline'
import { AuditCheck } from './AuditCheck'
import { HistoryDay } from './HistoryDay'
import { dayHeading } from './history-days'
import { useHistory } from './use-history'

/** Areas whose commands a person knows by name. */
const filters = () => pageAreas().flatMap(({ name, unrecorded }) => (unrecorded ? [] : [name]))

/** Everything that was done to the book: who, when, what changed; each step can be looked into and taken back. */
export function HistoryPage(_props: { route: Extract<Route, { page: 'history' }> }) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const [area, setArea] = useState<string | null>(null)
  const { list, days, redoSeq } = useHistory(area)
  usePageTitle(t('history.title'), t('history.sub'))

  return (
    <Columns width="narrow" aside={<AuditCheck />}>
      <Inline>
        <Select
          label={t('history.filter')}
          width="short"
          value={area ?? 'all'}
          onChange={value => setArea(filters().find(one => one === value) ?? null)}
          options={[
            { value: 'all', label: t('history.all') },
            ...filters().map(one => ({ value: one, label: areaText(t, one) })),
          ]}
        />
      </Inline>
      {list.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={8} />
      ) : list.error ? (
        <Card title={t('history.title')}>
          <CallFailed area="book" asked={list} />
        </Card>
      ) : days.length === 0 ? (
        <Card title={t('history.title')}>
          {area ? (
            <EmptyState title={t('history.emptyArea')} />
          ) : (
            <EmptyState title={t('history.empty')}>{t('history.emptyHint')}</EmptyState>
          )}
        </Card>
      ) : (
        days.map(({ day, entries }) => (
          <HistoryDay
            key={day}
            heading={dayHeading(t, language, day, localDayOf(new Date().toISOString()))}
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
