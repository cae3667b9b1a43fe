import { useTranslation } from 'react-i18next'
import { refusalText } from '../../app/say'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'

/** In the place of an answer that did not come: why, in the words of its area, and a button that asks once more. */
export function CallFailed({
  area,
  asked,
}: {
  area: string
  asked: { error: unknown; refetch: () => unknown }
}) {
  const { t } = useTranslation('common')
  return (
    <ErrorState
      title={refusalText(t, area, asked.error)}
      action={<Button onClick={() => void asked.refetch()}>{t('action.retry')}</Button>}
    />
  )
}
