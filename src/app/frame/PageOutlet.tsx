import { type ComponentType, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { Skeleton } from '../../ui/Skeleton'
import type { Route } from '../links'
import { pages } from '../pages'
import { Painted } from '../painted'
import { PageBoundary } from './PageBoundary'

/** The page of a route, with what stands in its place while it loads or when it cannot be drawn. */
export function PageOutlet({ route }: { route: Route }) {
  const { t } = useTranslation('common')
  const Page = pages[route.page] as ComponentType<{ route: Route }> | undefined
  if (!Page) {
    return (
      <>
        <EmptyState title={t('page.absent')}>{t('page.absentHint')}</EmptyState>
        <Painted />
      </>
    )
  }
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
        <Page route={route} />
        <Painted />
      </Suspense>
    </PageBoundary>
  )
}

/** Another person or session is another page; another tab of it is not. */
function thingOf(route: Route): string {
  return 'id' in route ? `${route.page} ${route.id}` : route.page
}
