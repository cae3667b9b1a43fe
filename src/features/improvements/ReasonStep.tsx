import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { ActionRow } from '../../contract/improvements'
import { most } from '../../domain/fields/lengths'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { StepForm } from './StepForm'

type ReasonStepProps = {
  step: 'send_back' | 'cancel'
  action: ActionRow
  onBack: () => void
  onDone: () => void
}

/** Sent back or cancelled: never without saying why. */
export function ReasonStep({ step, action, onBack, onDone }: ReasonStepProps) {
  const { t } = useTranslation(['improvements', 'common'])
  const form = useKeptForm(step === 'cancel' ? 'action-cancel' : 'action-send-back', action.id, {
    reason: '',
  })
  const { reason } = form.values
  const [tried, setTried] = useState(false)
  const sendBack = useCommand('improvements', 'sendBack', { saved: form.saved })
  const cancel = useCommand('improvements', 'cancel', { saved: form.saved })
  const command = step === 'cancel' ? cancel : sendBack
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    const onSuccess = () => {
      form.saved()
      onDone()
    }
    if (!missing) command.mutate({ id: action.id, reason: reason.trim() }, { onSuccess })
  }
  return (
    <StepForm
      title={t(step === 'cancel' ? 'panel.cancelTitle' : 'panel.sendBackTitle')}
      submit={t(step === 'cancel' ? 'panel.cancelDo' : 'panel.sendBackDo')}
      danger={step === 'cancel'}
      busy={command.isPending}
      onSubmit={submit}
      more={<Button onClick={onBack}>{t('common:action.back')}</Button>}
    >
      <DraftNotice form={form} />
      <RefusalNotice area="improvements" error={command.error} />
      <Field label={t('field.reason')} required error={tried && missing ? t('refusal.no_reason') : null}>
        <TextInput value={reason} onChange={reason => form.put({ reason })} maxLength={most.actionReason} />
      </Field>
    </StepForm>
  )
}
