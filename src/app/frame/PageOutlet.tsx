import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { brought } from '../areas'
import { go, hrefOf, type Route } from '../links'
import { pageOf } from '../pages'
import { Painted } from '../painted'
import { PageBoundary } from './PageBoundary'

/** The page of a route, with what stands in its place while it loads or when it cannot be drawn. */
export function PageOutlet({ route }: { route: Route | null }) {
  const { t } = useTranslation('common')
  if (route === null) return <UnknownAddress />
  const Page = pageOf(route)
  return (
    <PageBoundary
      key={thingOf(route)}
      fallback={(error, retry) => (
        <>
          <Card title={t('page.broken')} tone="cinnabar">
            <ErrorState
              title={t('page.brokenHint')}
              code={error.message}
              action={<Button onClick={retry}>{t('action.reload')}</Button>}
            />
          </Card>
          <Painted />
        </>
      )}
    >
      <Suspense fallback={<Skeleton label={t('page.loading')} rows={6} />}>
        <Page route={route} brought={brought} />
        <Painted />
      </Suspense>
    </PageBoundary>
  )
}

/** An address that leads nowhere: it may be old, or misspelt. The way back is Today. */
function UnknownAddress() {
  const { t } = useTranslation('common')
  const today: Route = { page: 'today' }
  return (
    <>
      <EmptyState
        title={t('page.absent')}
        action={
          <LinkButton kind="primary" href={hrefOf(today)} onSelect={() => go(today)}>
            {t('page.toToday')}
          </LinkButton>
        }
      >
        {t('page.absentHint')}
      </EmptyState>
      <Painted />
    </>
  )
}

/** Another person or session is another page; another tab of it is not. */
function thingOf(route: Route): string {
  return 'id' in route ? `${route.page} ${route.id}` : route.page
}
