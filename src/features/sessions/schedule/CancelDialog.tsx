import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { refusalText } from '../../../app/say'
import type { SessionDetail } from '../../../contract/sessions/list'
import { most } from '../../../domain/fields/lengths'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { FormDialog } from '../../../parts/panels/FormDialog'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { Field } from '../../../ui/field/Field'
import { TextInput } from '../../../ui/field/TextInput'

/** Why it is called off: the one thing that must be known before. It can be restored. */
export function CancelDialog({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common'])
  const words = useSessionWords()
  const form = useKeptForm('cancel-session', session.id, { reason: '' })
  const { reason } = form.values
  const [tried, setTried] = useState(false)
  const cancel = useCommand('sessions', 'cancel', { saved: form.saved })
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    const onSuccess = () => {
      form.saved()
      onClose()
    }
    if (!missing) cancel.mutate({ id: session.id, reason: reason.trim() }, { onSuccess })
  }
  const error = cancel.error ? refusalText(t, 'sessions', cancel.error) : null
  return (
    <FormDialog
      title={t('cancel.title', { session: words.name(session) })}
      size="small"
      area="sessions"
      form={form}
      error={null}
      busy={cancel.isPending}
      submit={t('cancel.submit')}
      kind="danger"
      leave={t('cancel.back')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('cancel.reason')}
        hint={t('cancel.reasonHint')}
        required
        error={error ?? (tried && missing ? t('refusal.no_reason') : null)}
      >
        <TextInput
          value={reason}
          onChange={reason => form.put({ reason })}
          maxLength={most.cancelReason}
          initialFocus
        />
      </Field>
    </FormDialog>
  )
}
