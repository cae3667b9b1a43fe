import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { BackupEntry } from '../../contract/book/backups'
import { Button } from '../../ui/Button'
import { secondText } from './moment-text'

type CheckAgainProps = { backup: BackupEntry; onChecked: (found: BackupEntry) => void }

/** Looks at every byte of a backup now, and says whether it is as it was written. */
export function CheckAgain({ backup, onChecked }: CheckAgainProps) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const say = useSay()
  const asked = useQueryClient()
  const check = useJob('book', 'checkBackup')
  const at = secondText(language, backup.at)
  const submit = () =>
    check.mutate(
      { input: { name: backup.name } },
      {
        onSuccess(found) {
          onChecked(found)
          const words = t(found.verified ? 'backup.foundGood' : 'backup.foundBad', { at })
          say.done(words, { undoSeq: null, tone: found.verified ? 'plain' : 'cinnabar' })
        },
        onError(error) {
          say.refused('book', error)
          void asked.invalidateQueries({ queryKey: ['book', 'backups'] })
        },
      },
    )
  return (
    <Button busy={check.isPending} aria-label={t('backup.checkOne', { at })} onClick={submit}>
      {t('backup.check')}
    </Button>
  )
}
