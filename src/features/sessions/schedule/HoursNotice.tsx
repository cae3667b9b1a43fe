import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionDetail } from '../../../contract/sessions/list'
import { minutesApart } from '../../../domain/sessions/schedule/session-hours'
import { Notice } from '../../../ui/feedback/Notice'
import { useHours } from './use-hours'

/** Says, while it can still be changed, that the blocks make other hours than are planned: what is held is credited. */
export function HoursNotice({ session, action }: { session: SessionDetail; action?: ReactNode }) {
  const { t } = useTranslation('sessions')
  const hours = useHours()
  const scheduled = minutesApart(session.creditedMinutes, session.blocks)
  const ended = session.status === 'closed' || session.status === 'cancelled'
  if (scheduled === null || ended) return null
  return (
    <Notice tone="amber" action={action}>
      {t('session.hoursApart', { scheduled: hours(scheduled), planned: hours(session.creditedMinutes) })}
    </Notice>
  )
}
