import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { SessionDetail } from '../../contract/sessions/list'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { ClashNotice } from './schedule/ClashNotice'
import { HoursNotice } from './schedule/HoursNotice'

type SessionNoticesProps = { session: SessionDetail; today: string; onMove: () => void }

/** What holds for the whole session: cancelled, wanted twice, or longer or shorter than planned. */
export function SessionNotices({ session, today, onMove }: SessionNoticesProps) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const restore = useCommand('sessions', 'restore')
  const failed = { onError: (error: Error) => say.refused('sessions', error) }
  if (session.status === 'cancelled') {
    return (
      <Notice
        action={
          <Button
            size="small"
            busy={restore.isPending}
            onClick={() => restore.mutate({ id: session.id }, failed)}
          >
            {t('session.restore')}
          </Button>
        }
      >
        {t('session.cancelledBecause', { reason: session.cancelReason ?? '' })}
      </Notice>
    )
  }
  // The tag says that it is closed, and the menu opens it again.
  if (session.status === 'closed') return null
  const move = (
    <Button size="small" onClick={onMove}>
      {t('clash.move')}
    </Button>
  )
  return (
    <>
      <ClashNotice clashes={session.clashes} today={today} action={move} />
      <HoursNotice session={session} action={move} />
    </>
  )
}
