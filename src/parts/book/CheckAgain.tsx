import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { BackupEntry } from '../../contract/book/backup-entry'
import { type BackupSoundness, soundnessOf } from '../../domain/book/good-backup'
import { Button } from '../../ui/Button'
import { secondText } from './moment-text'

/** What is said of a look by what it found. One that changed while it was looked at is not known to be good. */
const foundWords = {
  good: 'foundGood',
  bad: 'foundBad',
  changed: 'foundUnreadable',
  unreadable: 'foundUnreadable',
  altered: 'foundAltered',
  lossy: 'foundRecovered',
  salvaged: 'foundRecovered',
} as const satisfies Record<BackupSoundness, string>

type CheckAgainProps = { backup: BackupEntry; onChecked: (found: BackupEntry) => void }

/** Looks at every byte of a backup now, until that is stopped, and says whether it is as it was written. */
export function CheckAgain({ backup, onChecked }: CheckAgainProps) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const say = useSay()
  const asked = useQueryClient()
  const check = useJob('book', 'checkBackup')
  const at = secondText(language, backup.at)
  const stopper = useRef(new AbortController())
  const submit = () => {
    stopper.current = new AbortController()
    check.mutate(
      { input: { name: backup.name }, signal: stopper.current.signal },
      {
        onSuccess(found) {
          onChecked(found)
          const soundness = soundnessOf(found)
          say.done(t(`backup.${foundWords[soundness]}`, { at }), {
            undoSeq: null,
            tone: soundness === 'good' ? 'plain' : 'cinnabar',
          })
        },
        onError(error) {
          say.refused('book', error)
          void asked.invalidateQueries({ queryKey: ['book', 'backups'] })
        },
      },
    )
  }
  return (
    <>
      <Button busy={check.isPending} aria-label={t('backup.checkOne', { at })} onClick={submit}>
        {t(backup.unreadable === 'too_large' ? 'backup.checkNow' : 'backup.check')}
      </Button>
      {check.isPending && (
        <Button aria-label={t('backup.stopOne', { at })} onClick={() => stopper.current.abort()}>
          {t('common:action.stop')}
        </Button>
      )}
    </>
  )
}
