import type { SessionDetail } from '../../contract/sessions/list'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { useSessionWords } from '../../parts/sessions/session-words'
import { AddPeoplePanel } from './enrolment/AddPeoplePanel'
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

/** The forms of one session; those that have nothing to say yet say so. */
function SessionForms({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const words = useSessionWords()
  return (
    <FormsDialog
      subject={{ kind: 'session', id: session.id }}
      about={words.name(session)}
      first="sign_in"
      onClose={onClose}
    />
  )
}
