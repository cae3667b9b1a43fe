import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { refusalText } from '../../../app/say'
import type { SessionDetail } from '../../../contract/sessions/list'
import { most } from '../../../domain/fields/lengths'
import { DraftNotice } from '../../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/field/Field'
import { TextInput } from '../../../ui/field/TextInput'
import { Dialog } from '../../../ui/overlay/Dialog'

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
    <Dialog
      open
      size="small"
      onClose={onClose}
      title={t('cancel.title', { session: words.name(session) })}
      closeLabel={t('common:action.close')}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel.back')}</Button>
          <Button kind="danger" submit busy={cancel.isPending}>
            {t('cancel.submit')}
          </Button>
        </>
      }
    >
      <DraftNotice form={form} />
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
    </Dialog>
  )
}
