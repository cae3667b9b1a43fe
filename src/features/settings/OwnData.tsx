import { useTranslation } from 'react-i18next'
import { useLifeRefusal } from '../../parts/book/book-life'
import { useLocalFolder } from '../../parts/book/use-local-folder'
import type { useMove } from '../../parts/book/use-move'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'

/** From the demonstration year to data of one's own: in another folder, so that either can be opened again. */
export function OwnData({ move }: { move: ReturnType<typeof useMove> }) {
  const { t } = useTranslation(['settings', 'book'])
  const running = useLifeRefusal()
  const local = useLocalFolder()
  const refusal = move.moving ? null : running
  return (
    <Notice tone="amber" title={t('own.title')}>
      <Stack gap="normal">
        <p>{t('own.text')}</p>
        {local && (
          <p>
            {t('book:place.proposed')} <code>{local.path}</code>
          </p>
        )}
        <Inline>
          {local && (
            <Button busy={move.moving} refusal={refusal} onClick={() => void move.begin(local.ticket)}>
              {t('own.begin')}
            </Button>
          )}
          <Button busy={move.moving} refusal={refusal} onClick={() => void move.choose('begin')}>
            {t('book:folder.choose')}
          </Button>
        </Inline>
      </Stack>
    </Notice>
  )
}
