import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { refusalText } from '../../app/say'
import type { BackupEntry } from '../../contract/book/backup-entry'
import type { RestoreChoice } from '../../contract/book/backups'
import type { CallError } from '../../contract/wire'
import { isGoodHere } from '../../domain/book/good-backup'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Notice } from '../../ui/feedback/Notice'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Dialog } from '../../ui/overlay/Dialog'
import { useLifeRefusal } from './book-life'
import { JobsToStop } from './JobsToStop'
import { useRunningJobs } from './jobs'
import { secondText } from './moment-text'
import { RestoreSides } from './RestoreSides'
import { useBackups } from './use-backups'
import type { AskedRestore, RestoreFlow } from './use-restore'

interface RestoreDialogProps {
  flow: RestoreFlow
  /** The backup that keeps most, where that is known: another one is asked about with a word of it. */
  better?: BackupEntry | null
}

/** Asks once before a restore: what will be replaced, and by what. */
export function RestoreDialog({ flow, better = null }: RestoreDialogProps) {
  const { asked } = flow
  if (asked === null) return null
  // Nothing of one question is left in the next.
  return (
    <Question
      key={asked.kind === 'backup' ? asked.name : asked.ticket}
      asked={asked}
      flow={flow}
      better={asked.kind === 'backup' && asked.name !== better?.name ? better : null}
    />
  )
}

function Question({
  asked,
  flow,
  better,
}: {
  asked: AskedRestore
  flow: RestoreFlow
  better: BackupEntry | null
}) {
  const { t } = useTranslation(['book', 'common'])
  const name = asked.kind === 'backup' ? asked.name : ''
  // Whoever harms a file tells nobody: each question looks for itself.
  const answer = useQuery<RestoreChoice, CallError>({
    queryKey: ['book', 'weighBackup', { name }],
    queryFn: () => client.book.weighBackup({ name }),
    enabled: asked.kind === 'backup',
    staleTime: 0,
    gcTime: 0,
  })
  const running = useLifeRefusal()
  const jobs = useRunningJobs()
  const choice = asked.kind === 'file' ? asked.choice : answer.data
  const error = asked.kind === 'backup' ? answer.error : null
  const isOpen = useAsk('book', 'state', {}).data?.state === 'open'
  const newest = useAsk('book', 'history', { limit: 1 }, { enabled: isOpen }).data
  // Work that was under way ended meanwhile: what would be replaced is another data than the one that was looked at.
  const seq = newest?.entries[0]?.seq
  const overtaken = Boolean(choice?.present?.last && seq && choice.present.last.seq < seq)
  const weighing = asked.kind === 'backup' ? overtaken || answer.isRefetching : overtaken
  useEffect(() => {
    if (asked.kind === 'file' && overtaken) flow.weighAgain(asked)
  }, [asked, overtaken, flow])
  const listed = useQueryClient()
  useEffect(() => {
    // It is not there any more, or not as it was: nor is the list.
    if (error || choice?.source.sound === false)
      void listed.invalidateQueries({ queryKey: ['book', 'backups'] })
  }, [error, choice, listed])
  const isUnsound = choice?.source.sound === false
  const unsound = isUnsound ? t('backup.badHint') : null
  return (
    <Dialog
      open
      onClose={flow.leave}
      title={t(titleOf(asked, choice))}
      closeLabel={t('common:action.close')}
      size="large"
      actions={
        <>
          <Button onClick={flow.leave}>{t('common:action.back')}</Button>
          {choice && (
            <Button
              kind="primary"
              refusal={unsound ?? running ?? (weighing ? t('restore.ask.again') : null)}
              onClick={() => flow.confirm(choice, jobs)}
            >
              {t(jobs.length > 0 ? 'jobs.restore.go' : 'restore.ask.go')}
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState title={refusalText(t, 'book', error)} />
      ) : isUnsound ? (
        <UnusableBackup name={name} better={better} />
      ) : choice ? (
        <>
          {jobs.length > 0 && (
            <Notice tone="amber" title={t('jobs.restore.lead')}>
              <JobsToStop jobs={jobs} />
            </Notice>
          )}
          <RestoreSides
            choice={choice}
            fileName={asked.kind === 'file' ? asked.fileName : null}
            back={asked.kind === 'backup' && asked.back}
            better={better}
          />
        </>
      ) : (
        <Skeleton label={t('restore.ask.loading')} rows={4} />
      )}
    </Dialog>
  )
}

/** What else could be said of it would be said of something that is never restored; which one to take is. */
function UnusableBackup({ name, better }: { name: string; better: BackupEntry | null }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const backups = useBackups().data
  const use = better ?? backups?.find(one => one.name !== name && isGoodHere(one))
  return (
    <Notice tone="cinnabar" title={t('restore.ask.bad')}>
      <p>{t('backup.badHint')}</p>
      {use ? (
        <p>
          {t('restore.ask.useOther', {
            at: secondText(language, use.at),
            reason: t(`backup.reason.${use.reason}`),
          })}
        </p>
      ) : (
        backups && <p>{t('restore.ask.useNone')}</p>
      )}
    </Notice>
  )
}

function titleOf(asked: AskedRestore, choice: RestoreChoice | undefined) {
  if (choice && !choice.present) return 'restore.ask.titleOnly'
  return asked.kind === 'backup' && asked.back ? 'restore.ask.titleBack' : 'restore.ask.title'
}
