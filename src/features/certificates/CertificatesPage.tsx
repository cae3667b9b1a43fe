import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { useToday } from '../../app/today'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Stack } from '../../ui/layout/Stack'
import { IssueLog } from './IssueLog'
import { LostNumbersNotice } from './LostNumbersNotice'
import { NumbersNotice } from './NumbersNotice'
import { WaitingSessions } from './WaitingSessions'

/** 证书: who waits for one, and every one that was ever given. */
export function CertificatesPage({ route }: { route: Extract<Route, { page: 'certificates' }> }) {
  const { t } = useTranslation(['certificates', 'common'])
  const totals = useAsk('certificates', 'totals', {})
  const today = useToday()
  usePageTitle(t('page.title'), totals.data ? t('page.totals', { ...totals.data }) : null)
  if (today === null) return <Skeleton label={t('common:page.loading')} rows={10} />
  return (
    <Stack fill>
      <NumbersNotice />
      <LostNumbersNotice />
      <WaitingSessions today={today} />
      <IssueLog key={route.show ?? ''} today={today} show={route.show ?? 'all'} />
    </Stack>
  )
}
