import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/feedback/Notice'
import { isGone, refusalText } from './say'
import { useServiceLink } from './service-link'

type RefusalNoticeProps = { area: string; error: unknown; onClose?: () => void }

/**
 * The same words standing in the page, beside what they are about, and scrolled into sight when they come: whoever
 * handed a form in may be far below its head. The focus stays where it is. Nothing when there is no error.
 */
export function RefusalNotice({ area, error, onClose }: RefusalNoticeProps) {
  const { t } = useTranslation('common')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) notice.current?.scrollIntoView?.({ block: 'nearest' })
  }, [error])
  // Nothing is being reconnected any more: what became of the step is said when the service is back.
  const away = useServiceLink(state => state.state !== 'ready')
  if (!error || (isGone(error) && !away)) return null
  const text = refusalText(t, area, error)
  if (!text) return null
  return (
    <Notice
      ref={notice}
      tone="cinnabar"
      {...(onClose ? { close: { label: t('action.close'), onClose } } : {})}
    >
      {text}
    </Notice>
  )
}
