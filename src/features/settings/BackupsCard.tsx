import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import { refusalText } from '../../app/say'
import { isGoodHere } from '../../domain/book/good-backup'
import { BackupList } from '../../parts/book/BackupList'
import { useLifeRefusal } from '../../parts/book/book-life'
import { instantText } from '../../parts/book/moment-text'
import { RestoreDialog } from '../../parts/book/RestoreDialog'
import { RestoredNotice } from '../../parts/book/RestoredNotice'
import { useLastRestore } from '../../parts/book/restored'
import { useBackups } from '../../parts/book/use-backups'
import { useRestore } from '../../parts/book/use-restore'
import { Button } from '../../ui/Button'
import { BroughtIntoSight } from '../../ui/feedback/BroughtIntoSight'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { isLacking, SavedNotice, VerifiedNotice } from './ArchiveNotices'
import { useFileResults } from './file-results'
import { LossNotices, useRecommendedForLoss } from './LossNotice'
import styles from './Settings.module.css'
import { useBackupFiles } from './use-backup-files'
import { useNoHourlyBackups } from './use-no-hourly-backups'

/** Shown before the rest is asked for. */
const few = 8

/** The copies of the book: make one, look at them, bring one back. */
export function BackupsCard() {
  const { t } = useTranslation(['settings', 'common'])
  const answer = useBackups()
  const files = useBackupFiles()
  const restore = useRestore()
  const running = useLifeRefusal()
  const last = useLastRestore(restored => restored.last)
  const { saved, verified } = useFileResults()
  const [all, setAll] = useState(false)
  const stopped = useNoHourlyBackups()
  const busy = files.running ?? (restore.restoring ? 'restoring' : null)
  const { progress } = files

  const language = useLanguage(state => state.language)
  const failure = useBackupFailure(answer.data?.length === 0)

  const backups = answer.data ?? []
  const recommended = useRecommendedForLoss()
  const shown = all ? backups : backups.filter(({ name }, at) => at < few || name === recommended)
  return (
    <Card
      title={t('backups.title')}
      sub={t('backups.sub')}
      actions={
        <Button busy={files.backingUp} refusal={running} onClick={files.backUpNow}>
          {t('backups.now')}
        </Button>
      }
    >
      <div className={styles.tools}>
        <LossNotices flow={restore} />
        <Inline>
          <Button size="small" refusal={running} onClick={() => void files.backUpToFile()}>
            {t('backups.toFile')}
          </Button>
          <Button size="small" refusal={running} onClick={() => void files.verifyFile()}>
            {t('backups.verifyFile')}
          </Button>
          <Button
            size="small"
            busy={restore.busy && restore.busyName === null}
            refusal={running}
            onClick={() => void restore.fromFile()}
          >
            {t('backups.restoreFile')}
          </Button>
        </Inline>
        <BroughtIntoSight what={busy}>
          <ProgressBar
            label={t(`backups.busy.${busy ?? 'restoring'}`)}
            value={progress?.done ?? null}
            max={progress?.total ?? 1}
          />
        </BroughtIntoSight>
        <BroughtIntoSight what={restore.restoring ? null : last} label={t('backups.result')}>
          <RestoredNotice flow={restore} />
        </BroughtIntoSight>
        <BroughtIntoSight what={saved && isLacking(saved) ? saved : null} label={t('backups.result')}>
          <SavedNotice />
        </BroughtIntoSight>
        <BroughtIntoSight what={verified} label={t('backups.result')}>
          <VerifiedNotice />
        </BroughtIntoSight>
        <BroughtIntoSight what={restore.error ?? null} label={t('backups.result')}>
          <RefusalNotice area="book" error={restore.error} />
        </BroughtIntoSight>
      </div>
      <RestoreDialog flow={restore} />
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={4} />
      ) : answer.isError ? (
        <ErrorState title={refusalText(t, 'book', answer.error)} />
      ) : backups.length === 0 ? (
        <EmptyState title={t('backups.empty')}>
          {failure
            ? t(`backups.emptyFailed.${failure.code}`, { at: instantText(language, failure.at) })
            : t(stopped ? 'backups.emptyStopped' : 'backups.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <BackupList
            backups={shown}
            busyName={restore.busyName}
            primary={recommended}
            newest={recommended === null ? (backups.find(isGoodHere)?.name ?? null) : null}
            onRestore={restore.fromList}
            refusal={running}
          />
          {shown.length < backups.length && (
            <div className={styles.foot}>
              <Button size="small" onClick={() => setAll(true)}>
                {t('backups.more', { count: backups.length - shown.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  )
}

/** Why there is none, where one was tried. */
function useBackupFailure(enabled: boolean) {
  return useQuery({
    queryKey: ['book', 'backupFailure', {}],
    queryFn: () => client.book.backupFailure({}),
    enabled,
    meta: { quiet: true },
  }).data
}
