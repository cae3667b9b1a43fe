import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import type { SalvageLoss } from '../../contract/book/backup-entry'
import type { Recovery } from '../../contract/book/recoveries'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { LinkButton } from '../../ui/LinkButton'
import { LossDialog } from './LossDialog'
import { instantText } from './moment-text'

type LostRowsNoticeProps = {
  recovery: Recovery
  /** Empty: what was lost is not known. */
  lost: readonly Pick<SalvageLoss, 'table' | 'lost'>[]
}

/** One line: how much is missing of what the figures below are counted from, and the list of it. */
export function LostRowsNotice({ recovery, lost }: LostRowsNoticeProps) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const what = lost.map(({ table, lost: count }) =>
    t('recovered.shortRows', { table: tableText(t, table), count }),
  )
  const when = instantText(language, recovery.at)
  return (
    <Notice tone="amber" action={<ToTheList recovery={recovery} />}>
      {what.length > 0
        ? t('recovered.short', { at: when, what: new Intl.ListFormat(language).format(what) })
        : t('recovered.shortUnknown', { at: when })}
    </Notice>
  )
}

/** Where nothing could be listed Today says what is known. */
function ToTheList({ recovery }: { recovery: Recovery }) {
  const { t } = useTranslation('book')
  const [open, setOpen] = useState(false)
  const outline = useAsk('book', 'lossOutline', { seq: recovery.seq }).data
  if (!outline) return null
  if (outline.total === 0)
    return (
      <LinkButton size="small" href={hrefOf({ page: 'today' })} onSelect={() => go({ page: 'today' })}>
        {t('recovered.shortOpen')}
      </LinkButton>
    )
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('recovered.shortOpen')}
      </Button>
      {open && <LossDialog recovery={recovery} total={outline.total} onClose={() => setOpen(false)} />}
    </>
  )
}
