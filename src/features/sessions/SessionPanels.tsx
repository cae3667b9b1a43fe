import type { SessionDetail } from '../../contract/sessions/list'
import { AddPeoplePanel } from './enrolment/AddPeoplePanel'
import { SessionForms } from './SessionForms'
import { CancelDialog } from './schedule/CancelDialog'
import { ReschedulePanel } from './schedule/ReschedulePanel'
import { SchemePanel } from './schedule/SchemePanel'

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
