import { useTranslation } from 'react-i18next'
import { client } from '../../../app/client'
import { go, hrefOf } from '../../../app/links'
import { usePaged } from '../../../app/paged'
import type { InputOf } from '../../../contract/define'
import type { sessions } from '../../../contract/sessions'
import { CallFailed } from '../../../parts/asked/CallFailed'
import { MoreRows } from '../../../parts/lists/PagedTable'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/feedback/EmptyState'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { LinkButton } from '../../../ui/LinkButton'
import { Card } from '../../../ui/layout/Card'
import { useRowArrows } from '../../../ui/layout/use-row-arrows'
import { byMonth } from './by-month'
import { MonthRows } from './MonthRows'
import styles from './SessionsPage.module.css'
import { isNarrowed, noFilter, type SessionFilter, useSessionsView } from './sessions-view'

/** What runs now, what comes by month, and what was, newest first; arrows go from row to row. */
export function SessionList({ today }: { today: string }) {
  const { t } = useTranslation(['sessions', 'common'])
  const { filter, narrow } = useSessionsView()
  const running = useSessionList('running', filter, 100)
  const upcoming = useSessionList('upcoming', filter, 100)
  const past = useSessionList('past', filter, 60)
  const arrows = useRowArrows()
  const lists = [running, upcoming, past]

  const broken = lists.find(list => list.error !== null)
  if (broken) {
    return (
      <Card title={t('title')}>
        <CallFailed area="sessions" asked={broken} />
      </Card>
    )
  }
  if (lists.some(list => list.isPending)) return <Skeleton label={t('common:page.loading')} rows={12} />
  if (lists.every(list => list.rows.length === 0)) {
    return (
      <Card title={t('title')}>
        {isNarrowed(filter) ? (
          <EmptyState
            title={t('list.nothingFits')}
            action={<Button onClick={() => narrow(noFilter)}>{t('list.clear')}</Button>}
          >
            {t('list.nothingFitsHint')}
          </EmptyState>
        ) : (
          <EmptyState
            title={t('list.emptyTitle')}
            action={
              <LinkButton
                kind="primary"
                href={hrefOf({ page: 'schedule' })}
                onSelect={() => go({ page: 'schedule' })}
              >
                {t('list.new')}
              </LinkButton>
            }
          >
            {t('list.emptyHint')}
          </EmptyState>
        )}
      </Card>
    )
  }

  const more = (list: typeof past) =>
    (list.hasNextPage || list.stuck) && (
      <div className={styles.more}>
        <MoreRows list={list} area="sessions" />
      </div>
    )

  return (
    <div className={styles.lists} ref={arrows}>
      {running.rows.length > 0 && (
        <Card title={t('list.running')} sub={t('list.onPaper', { count: running.rows.length })}>
          <MonthRows
            months={[{ month: null, rows: [...running.rows] }]}
            today={today}
            label={t('list.running')}
          />
          {more(running)}
        </Card>
      )}
      <Card title={t('list.upcoming')}>
        {upcoming.rows.length === 0 ? (
          <p className={styles.none}>{t('list.noneUpcoming')}</p>
        ) : (
          <MonthRows months={byMonth(upcoming.rows)} today={today} label={t('list.upcoming')} />
        )}
        {more(upcoming)}
      </Card>
      {past.rows.length > 0 && (
        <Card title={t('list.past')}>
          <MonthRows months={byMonth(past.rows)} today={today} label={t('list.past')} />
          {more(past)}
        </Card>
      )}
    </div>
  )
}

type Phase = NonNullable<InputOf<typeof sessions.list>['phase']>

/** One phase of the list, so many at a time. */
const useSessionList = (phase: Phase, filter: SessionFilter, limit: number) =>
  usePaged(['sessions', 'list', { phase, limit, ...filter }], (cursor: string | null) =>
    client.sessions.list({ phase, ...filter, cursor, limit }),
  )
