import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clash } from '../../../contract/sessions/schedule'
import { ClashList } from '../../../parts/sessions/ClashList'
import { clashGroups } from '../../../parts/sessions/clash-groups'
import { Notice } from '../../../ui/feedback/Notice'

type ClashNoticeProps = {
  clashes: readonly Clash[]
  /** The answer is on its way; what stands there may be of the blocks as they were. */
  checking?: boolean
  today: string
  action?: ReactNode
}

/** Warnings, never a prohibition. Nothing when nobody is wanted twice. */
export function ClashNotice({ clashes, checking = false, today, action }: ClashNoticeProps) {
  const { t } = useTranslation('sessions')
  if (clashes.length === 0) return null
  return (
    <div aria-busy={checking}>
      <Notice tone="amber" title={t('clash.title', { count: clashGroups(clashes).length })} action={action}>
        <ClashList clashes={clashes} today={today} />
      </Notice>
    </div>
  )
}
