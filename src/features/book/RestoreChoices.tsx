import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../../app/say'
import type { BackupEntry } from '../../contract/book'
import { BackupList } from '../../parts/book/BackupList'
import { useRestore } from '../../parts/book/use-restore'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'

/** The backups beside a broken book, the newest good one first, and the way to one kept elsewhere. */
export function RestoreChoices({ backups }: { backups: readonly BackupEntry[] }) {
  const { t } = useTranslation('book')
  const restore = useRestore()
  return (
    <>
      <RefusalNotice room="book" error={restore.error} />
      <Card
        title={t('restore.title')}
        {...(backups.length > 0 ? { sub: t('restore.sub', { count: backups.length }) } : {})}
        actions={
          <Button busy={restore.busy} onClick={() => void restore.fromFile()}>
            {t('restore.fromFile')}
          </Button>
        }
      >
        {backups.length === 0 ? (
          <EmptyState title={t('restore.none')}>{t('restore.noneHint')}</EmptyState>
        ) : (
          <BackupList
            backups={backups}
            busyName={restore.busyName}
            onRestore={restore.fromList}
            primary={backups.find(one => one.verified)?.name ?? null}
          />
        )}
      </Card>
    </>
  )
}
