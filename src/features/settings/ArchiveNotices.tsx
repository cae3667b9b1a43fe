import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { LostScansList } from '../../parts/book/LostScansList'
import { instantText } from '../../parts/book/moment-text'
import { Notice } from '../../ui/Notice'
import type { useBackupFiles } from './use-backup-files'

type Files = ReturnType<typeof useBackupFiles>

/** A backup file that was written without some scans: which, until it is closed. */
export function SavedNotice({ toFile }: { toFile: Files['toFile'] }) {
  const { t } = useTranslation(['book', 'common'])
  const lost = toFile.data?.lost
  if (!lost || lost.count === 0) return null
  return (
    <Notice
      tone="amber"
      title={t('lost.saved', { count: lost.count })}
      close={{ label: t('common:action.close'), onClose: toFile.reset }}
    >
      <LostScansList lost={lost} />
    </Notice>
  )
}

/** What the check of a backup file found. One that only lacks scans can be restored. */
export function VerifiedNotice({ verify }: { verify: Files['verify'] }) {
  const { t } = useTranslation(['settings', 'book', 'common'])
  const language = useLanguage(state => state.language)
  if (!verify.data) return null
  const { ok, problems, at, lost } = verify.data
  const close = { label: t('common:action.close'), onClose: verify.reset }
  if (ok)
    return (
      <Notice tone="green" close={close}>
        {t('backups.verifyGood', { at: at ? instantText(language, at) : '' })}
      </Notice>
    )
  const usable = problems.every(one => one === 'attachment_missing')
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (
    <Notice
      tone={usable ? 'amber' : 'cinnabar'}
      close={close}
      title={
        usable
          ? t('book:lost.verified', { count: lost.count })
          : t('backups.verifyBad', {
              problems: list.format(problems.map(one => t(`backups.problem.${one}`))),
            })
      }
    >
      {lost.count > 0 && <LostScansList lost={lost} />}
    </Notice>
  )
}
