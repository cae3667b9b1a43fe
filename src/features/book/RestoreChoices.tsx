import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { BackupEntry } from '../../contract/book/backup-entry'
import { isChoice, isRecommendable } from '../../domain/book/good-backup'
import { BackupList } from '../../parts/book/BackupList'
import { useLifeRefusal } from '../../parts/book/book-life'
import { RestoreDialog } from '../../parts/book/RestoreDialog'
import { useRestore } from '../../parts/book/use-restore'
import { Button } from '../../ui/Button'
import { BroughtIntoSight } from '../../ui/feedback/BroughtIntoSight'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Card } from '../../ui/layout/Card'

type RestoreChoicesProps = {
  /** The one that keeps most first. */
  backups: readonly BackupEntry[]
  /** A book lies there that would be replaced. */
  replaces: boolean
  /** Whether to recommend one at all. */
  recommends?: boolean
  /** Of the book that was there, as far as it is known. */
  lastStep: number | null
}

/** The backups beside a broken book, the one that keeps most first, and the way to one kept elsewhere. */
export function RestoreChoices({ backups, replaces, recommends = true, lastStep }: RestoreChoicesProps) {
  const { t } = useTranslation('book')
  const restore = useRestore()
  const running = useLifeRefusal()
  const best = recommends ? (backups.find(isRecommendable) ?? null) : null
  const choice = best !== null && isChoice(backups)
  const inOrder = best ? [best, ...backups.filter(one => one !== best)] : backups
  const sub = choice
    ? replaces
      ? 'restore.sub'
      : 'restore.subNothing'
    : replaces
      ? 'restore.subOnly'
      : recommends
        ? 'restore.subCount'
        : 'restore.subPlain'
  return (
    <>
      <BroughtIntoSight what={restore.error ?? null} label={t('restore.result')}>
        <RefusalNotice area="book" error={restore.error} />
      </BroughtIntoSight>
      <BroughtIntoSight what={restore.restoring || null}>
        <ProgressBar
          label={t('restore.running')}
          value={restore.progress?.done ?? null}
          max={restore.progress?.total ?? 1}
        />
      </BroughtIntoSight>
      <RestoreDialog flow={restore} better={best} />
      <Card
        title={t('restore.title')}
        {...(backups.length > 0 ? { sub: t(sub, { count: backups.length }) } : {})}
        actions={
          <Button
            busy={restore.busy && restore.busyName === null}
            refusal={running}
            onClick={() => void restore.fromFile()}
          >
            {t('restore.fromFile')}
          </Button>
        }
      >
        {backups.length === 0 ? (
          <EmptyState title={t('restore.none')}>{t('restore.noneHint')}</EmptyState>
        ) : (
          <BackupList
            backups={inOrder}
            busyName={restore.busyName}
            onRestore={restore.fromList}
            refusal={running}
            primary={best?.name ?? null}
            lastStep={lastStep}
          />
        )}
      </Card>
    </>
  )
}
