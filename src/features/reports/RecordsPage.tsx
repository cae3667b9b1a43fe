import { useTranslation } from 'react-i18next'
import { hrefOf, type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { RestsOnLost } from '../../parts/book/RestsOnLost'
import { Tabs } from '../../ui/layout/Tabs'
import { LedgerTab } from './LedgerTab'
import { ResultsTab } from './ResultsTab'

type RecordsRoute = Extract<Route, { page: 'records' }>

const tabs = ['ledger', 'results'] as const

/** 台账报表: what was held, and the results to take away. */
export function RecordsPage({ route }: { route: RecordsRoute }) {
  const { t } = useTranslation('reports')
  const current = route.tab ?? 'ledger'
  const routeOf = (tab: (typeof tabs)[number]): RecordsRoute => ({ page: 'records', tab })
  usePageTitle(t('records.title'))
  return (
    <>
      <Tabs
        label={t('records.tabs')}
        current={current}
        onSelect={id => replaceRoute(routeOf(id as (typeof tabs)[number]))}
        items={tabs.map(tab => ({ id: tab, label: t(`${tab}.title`), href: hrefOf(routeOf(tab)) }))}
      />
      <RestsOnLost tables={['session', 'enrolment', 'attendance', 'mark', 'certificate']} />
      {current === 'ledger' ? <LedgerTab /> : <ResultsTab />}
    </>
  )
}
