import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice, refusalText, useSay } from '../../app/say'
import { BackupList } from '../../parts/book/BackupList'
import { instantText } from '../../parts/book/moment-text'
import { useRestore } from '../../parts/book/use-restore'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { Inline } from '../../ui/Inline'
import { Notice } from '../../ui/Notice'
import { ProgressBar } from '../../ui/ProgressBar'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Settings.module.css'
import { useBackupFiles } from './use-backup-files'

/** Shown before the rest is asked for. */
const few = 8

/** The copies of the book: make one, look at them, bring one back. */
export function BackupsCard() {
  const { t } = useTranslation(['settings', 'common'])
  const answer = useAsk('book', 'backups', {})
  const files = useBackupFiles()
  const restore = useRestore()
  const say = useSay()
  const [all, setAll] = useState(false)
  useEffect(() => {
    if (restore.restored) say.done(t('said.restored'), { undoSeq: null })
  }, [restore.restored, say, t])

  const backups = answer.data ?? []
  const shown = all ? backups : backups.slice(0, few)
  return (
    <Card
      title={t('backups.title')}
      sub={t('backups.sub')}
      actions={
        <Button busy={files.now.isPending} onClick={files.backUpNow}>
          {t('backups.now')}
        </Button>
      }
    >
      <div className={styles.tools}>
        <Inline>
          <Button size="small" onClick={() => void files.backUpToFile()}>
            {t('backups.toFile')}
          </Button>
          <Button size="small" onClick={() => void files.verifyFile()}>
            {t('backups.verifyFile')}
          </Button>
          <Button size="small" busy={restore.busy} onClick={() => void restore.fromFile()}>
            {t('backups.restoreFile')}
          </Button>
        </Inline>
        {files.running && (
          <ProgressBar
            label={t(`backups.busy.${files.running}`)}
            value={files.progress?.done ?? null}
            max={files.progress?.total ?? 1}
          />
        )}
        <VerifiedNotice verify={files.verify} />
        <RefusalNotice room="book" error={restore.error} />
      </div>
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={4} />
      ) : answer.isError ? (
        <ErrorState title={refusalText(t, 'book', answer.error)} />
      ) : backups.length === 0 ? (
        <EmptyState title={t('backups.empty')}>{t('backups.emptyHint')}</EmptyState>
      ) : (
        <>
          <BackupList backups={shown} busyName={restore.busyName} onRestore={restore.fromList} />
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

function VerifiedNotice({ verify }: { verify: ReturnType<typeof useBackupFiles>['verify'] }) {
  const { t } = useTranslation(['settings', 'common'])
  const language = useLanguage(state => state.language)
  if (!verify.data) return null
  const { ok, problems, at } = verify.data
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (
    <Notice
      tone={ok ? 'green' : 'cinnabar'}
      close={{ label: t('common:action.close'), onClose: verify.reset }}
    >
      {ok
        ? t('backups.verifyGood', { at: at ? instantText(language, at) : '' })
        : t('backups.verifyBad', { problems: list.format(problems.map(one => t(`backups.problem.${one}`))) })}
    </Notice>
  )
}
