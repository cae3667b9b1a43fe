import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { most } from '../../domain/fields/lengths'
import { verifyDayRefusal, verifyRefusal } from '../../domain/improvements/action-status'
import { unanswered } from '../../parts/drafts/answered'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { StepForm } from './StepForm'
import type { StepProps } from './step-props'

/** Somebody else than the owner looks at what was done; only then the action has ended. */
export function VerifyStep({ action, today, onAside, onDone }: StepProps) {
  const { t } = useTranslation('improvements')
  const form = useKeptForm('action-verify', action.id, {
    verifierId: action.verifier?.id ?? null,
    note: '',
    day: today as string | null,
  })
  const { verifierId, note, day } = form.values
  const [tried, setTried] = useState(false)
  const verify = useCommand('improvements', 'verify', form)

  const ownerId = action.owner?.id ?? null
  const refusal = verifyRefusal({ status: action.status, ownerId, verifierId }, verifierId)
  const dayRefusal = day === null ? 'in_future' : verifyDayRefusal(day, action.doneOn, today)
  const submit = () => {
    setTried(true)
    if (refusal !== null || dayRefusal !== null || day === null) return
    verify.mutate(
      { id: action.id, verifiedOn: day, verifierId, note: note.trim() || null },
      {
        onSuccess() {
          form.saved()
          onDone()
        },
      },
    )
  }
  const wrongPerson = refusal === 'no_verifier' || refusal === 'verifier_is_owner' ? refusal : null
  return (
    <StepForm
      title={t('panel.verify')}
      hint={t('panel.verifyHint')}
      submit={t('panel.verify')}
      busy={verify.isPending}
      onSubmit={submit}
      more={
        <>
          <Button onClick={() => onAside('send_back')}>{t('panel.sendBack')}</Button>
          <Button onClick={() => onAside('change')}>{t('panel.change')}</Button>
        </>
      }
    >
      <RefusalNotice area="improvements" error={unanswered(form, verify.error)} />
      <DraftNotice form={form} stale={{ error: verify.error, again: submit }} />
      <Field label={t('field.verifiedNote')} mark={t('panel.optional')}>
        <TextInput value={note} onChange={note => form.put({ note })} maxLength={most.actionNote} />
      </Field>
      <Field
        label={t('field.verifier')}
        required
        error={tried && wrongPerson ? t(`refusal.${wrongPerson}`) : null}
      >
        <PersonPicker
          value={verifierId}
          onChange={person => form.put({ verifierId: person?.id ?? null })}
          {...(ownerId === null ? {} : { except: new Set([ownerId]) })}
        />
      </Field>
      <Field label={t('field.verifiedOn')} error={tried && dayRefusal ? t(`refusal.${dayRefusal}`) : null}>
        <DateField value={day} onChange={day => form.put({ day })} max={today} />
      </Field>
    </StepForm>
  )
}
