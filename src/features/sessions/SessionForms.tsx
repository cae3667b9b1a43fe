import type { SessionDetail } from '../../contract/sessions/list'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { useSessionWords } from '../../parts/sessions/session-words'

/** The forms of one session; those that have nothing to say yet say so. */
export function SessionForms({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
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
