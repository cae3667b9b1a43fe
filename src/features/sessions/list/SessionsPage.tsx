import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useCommands } from '../../../app/commands'
import { useIntent } from '../../../app/intent'
import { go, hrefOf, type Route } from '../../../app/links'
import { usePageTitle } from '../../../app/page-title'
import { useToday } from '../../../app/today'
import { RestsOnLost } from '../../../parts/book/RestsOnLost'
import { Segmented } from '../../../ui/field/Segmented'
import { useKeys } from '../../../ui/keys'
import { LinkButton } from '../../../ui/LinkButton'
import { Tools } from '../../../ui/layout/Tools'
import { SessionCalendar } from './SessionCalendar'
import { SessionFilters } from './SessionFilters'
import { SessionList } from './SessionList'
import styles from './SessionsPage.module.css'
import { useSessionsView } from './sessions-view'

const PrintNextDialog = lazy(async () => ({
  default: (await import('../attendance/PrintNextDialog')).PrintNextDialog,
}))

const begin = () => go({ page: 'schedule' })

/** All runnings of all courses: what runs, what comes, what was. */
export function SessionsPage({ route }: { route: Extract<Route, { page: 'sessions' }> }) {
  const { t } = useTranslation('sessions')
  const today = useToday()
  const { shown, change } = useSessionsView()
  const any = useAsk('sessions', 'list', { limit: 1 })
  // With nothing to narrow or to turn there is only the first session to make.
  const none = any.data?.rows.length === 0
  usePageTitle(t('title'))
  useKeys([{ keys: 'N', label: t('list.new'), run: begin }])
  useIntent('sessions.new', begin)
  useCommands([
    { id: 'sessions.new', label: t('list.new'), words: 'xinjianpeixunban xjpxb', keyHint: 'N', run: begin },
  ])
  return (
    <>
      {!none && (
        <Tools>
          <Segmented
            label={t('list.view')}
            value={shown}
            onChange={view => change({ shown: view })}
            segments={(['list', 'month', 'week'] as const).map(value => ({
              value,
              label: t(`list.views.${value}`),
            }))}
          />
          {shown === 'list' && <SessionFilters />}
          <div className={styles.end}>
            <LinkButton kind="primary" keyHint="N" href={hrefOf({ page: 'schedule' })} onSelect={begin}>
              {t('list.new')}
            </LinkButton>
          </div>
        </Tools>
      )}
      <RestsOnLost tables={['session', 'enrolment', 'attendance']} />
      {today === null ? null : none || shown === 'list' ? (
        <SessionList today={today} />
      ) : (
        <SessionCalendar today={today} span={shown} />
      )}
      {route.print && today !== null && (
        <Suspense>
          <PrintNextDialog today={today} onClose={() => go({ page: 'sessions' })} />
        </Suspense>
      )}
    </>
  )
}
