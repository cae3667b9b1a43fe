import { useTranslation } from 'react-i18next'
import { refusalText } from '../../app/say'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'

type MapWaitingProps = { title: string; asked: { error: unknown; refetch: () => unknown } }

/** In the place of a map that is being read, or could not be. */
export function MapWaiting({ title, asked }: MapWaitingProps) {
  const { t } = useTranslation(['needs', 'common'])
  return (
    <Card title={title} fill>
      {asked.error ? (
        <ErrorState
          title={t('gaps.failed')}
          action={<Button onClick={() => void asked.refetch()}>{t('common:action.retry')}</Button>}
        >
          {refusalText(t, 'needs', asked.error)} {t('gaps.failedHint')}
        </ErrorState>
      ) : (
        <Skeleton label={t('common:page.loading')} rows={8} />
      )}
    </Card>
  )
}
