import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useSay } from '../../app/say'
import { Button } from '../../ui/Button'

/** Makes a backup; what Today says of the last one follows. */
export function BackUpNow() {
  const { t } = useTranslation(['today', 'book'])
  const say = useSay()
  const asked = useQueryClient()
  const now = useJob('book', 'backupNow')
  return (
    <Button
      size="small"
      busy={now.isPending}
      onClick={() =>
        now.mutate(
          { input: {} },
          {
            onSuccess({ lostScans }) {
              void asked.refetchQueries({ queryKey: ['book', 'backups'] })
              if (!lostScans) return
              const words = t('book:lost.backedUp', { count: lostScans.count })
              say.done(words, { undoSeq: null, tone: 'amber' })
            },
            onError: error => say.refused('book', error),
          },
        )
      }
    >
      {t('backup.now')}
    </Button>
  )
}
