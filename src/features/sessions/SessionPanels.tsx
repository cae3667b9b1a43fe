import type { SessionDetail } from '../../contract/sessions/list'
import { AddPeoplePanel } from './AddPeoplePanel'
import { CancelDialog } from './CancelDialog'
import { ReschedulePanel } from './ReschedulePanel'
import { SchemePanel } from './SchemePanel'
import { SessionForms } from './SessionForms'

/** What opens beside the session, one at a time. */
export type SessionPanel = 'reschedule' | 'scheme' | 'cancel' | 'people' | 'forms'

type SessionPanelsProps = { panel: SessionPanel; session: SessionDetail; today: string; onClose: () => void }

export function SessionPanels({ panel, session, today, onClose }: SessionPanelsProps) {
  switch (panel) {
    case 'reschedule':
      return <ReschedulePanel session={session} today={today} onClose={onClose} />
    case 'scheme':
      return <SchemePanel session={session} onClose={onClose} />
    case 'cancel':
      return <CancelDialog session={session} onClose={onClose} />
    case 'people':
      return <AddPeoplePanel sessionId={session.id} onClose={onClose} />
    case 'forms':
      return <SessionForms session={session} onClose={onClose} />
  }
}
