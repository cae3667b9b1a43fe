import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { queryClient } from '../../app/client'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useLifeRefusal } from '../../parts/book/book-life'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'

/** Puts data that stand in their place and cannot be used aside; what can be done then is asked anew. */
export function PutAside() {
  const { t } = useTranslation('book')
  const aside = useJob('book', 'putAside')
  const running = useLifeRefusal()
  return (
    <>
      <RefusalNotice area="book" error={aside.error} />
      <Inline>
        <Button
          busy={aside.isPending}
          refusal={running}
          onClick={() =>
            aside.mutate({ input: {} }, { onSuccess: () => void queryClient.invalidateQueries() })
          }
        >
          {t('broken.putAside')}
        </Button>
        <span>{t('broken.anewHint')}</span>
      </Inline>
    </>
  )
}
