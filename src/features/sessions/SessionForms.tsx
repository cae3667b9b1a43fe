import { useTranslation } from 'react-i18next'
import type { SessionDetail } from '../../contract/sessions'
import type { FormName } from '../../domain/forms/codes'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { useSessionWords } from '../../parts/sessions/session-words'

/** The forms of one session; those that have nothing to say yet say why. */
export function SessionForms({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation('sessions')
  const words = useSessionWords()
  const assessed = session.theoryWeight + session.practiceWeight > 0
  const forms: [FormName, ...FormName[]] = [
    'sign_in',
    'notice',
    ...(assessed ? (['mark_sheet', 'retraining'] as const) : []),
    'certificate_register',
  ]
  return (
    <FormsDialog
      forms={forms}
      subject={{ kind: 'session', id: session.id }}
      about={words.name(session)}
      refusalOf={form => (form !== 'notice' && session.enrolled === 0 ? t('refusal.nobody_enrolled') : null)}
      onClose={onClose}
    />
  )
}
