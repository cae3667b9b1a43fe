import { useTranslation } from 'react-i18next'
import { refusalText } from '../../app/say'
import { LostScansList } from '../../parts/book/LostScansList'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Stack } from '../../ui/layout/Stack'
import { Tag } from '../../ui/Tag'
import type { ScanCheckFlow } from './use-scan-check'

/** What became of the scans: a finding of its own, since rows and history may be whole without them. */
export function ScanFindings({ check }: { check: ScanCheckFlow }) {
  const { t, i18n } = useTranslation(['book', 'common'])
  const number = new Intl.NumberFormat(i18n.language)
  const { found, error, isReading, progress } = check
  if (isReading) {
    const total = progress?.total ?? 0
    return (
      <ProgressBar
        label={t('audit.scans.reading')}
        value={progress?.done ?? null}
        max={total}
        {...(progress
          ? {
              detail: t('audit.scans.progress', {
                done: number.format(progress.done),
                total: number.format(total),
              }),
            }
          : {})}
        stop={{ label: t('common:action.stop'), onStop: check.stop }}
      />
    )
  }
  if (error) return <ErrorState title={refusalText(t, 'book', error)} />
  if (!found || found.count === 0) return null
  const { lost, read } = found
  const count = number.format(found.count)
  if (lost.count === 0)
    return <p>{t(read ? 'audit.scans.whole' : 'audit.scans.there', { count: found.count, all: count })}</p>
  return (
    <Stack gap="small">
      <div>
        <Tag tone="cinnabar">{t('audit.scans.lost', { count: lost.count, all: count })}</Tag>
      </div>
      <LostScansList lost={lost} />
      {!read && <p>{t('audit.scans.unread')}</p>}
    </Stack>
  )
}
