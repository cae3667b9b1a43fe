import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { most } from '../../domain/fields/lengths'
import { doneDayRefusal, doneRefusal } from '../../domain/improvements/action-status'
import { unanswered } from '../../parts/drafts/answered'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { StepForm } from './StepForm'
import type { StepProps } from './step-props'

/** The owner reports what was done. */
export function FinishStep({ action, today, onAside, onDone }: StepProps) {
  const { t } = useTranslation('improvements')
  const form = useKeptForm('action-finish', action.id, { note: '', day: today as string | null })
  const { note, day } = form.values
  const [tried, setTried] = useState(false)
  const finish = useCommand('improvements', 'finish', form)

  const facts = { status: action.status, ownerId: action.owner?.id ?? null, verifierId: null }
  const refusal = doneRefusal(facts, note)
  const dayRefusal = day === null ? 'in_future' : doneDayRefusal(day, today)
  const submit = () => {
    setTried(true)
    if (refusal !== null || dayRefusal !== null || day === null) return
    const onSuccess = () => {
      form.saved()
      onDone()
    }
    finish.mutate({ id: action.id, doneOn: day, note: note.trim() }, { onSuccess })
  }
  return (
    <StepForm
      title={t('panel.finish')}
      hint={t('panel.finishHint')}
      submit={t('panel.finish')}
      busy={finish.isPending}
      onSubmit={submit}
      more={
        <>
          <Button onClick={() => onAside('change')}>{t('panel.change')}</Button>
          <Button kind="quiet" onClick={() => onAside('cancel')}>
            {t('panel.cancel')}
          </Button>
        </>
      }
    >
      <RefusalNotice area="improvements" error={unanswered(form, finish.error)} />
      <DraftNotice form={form} stale={{ error: finish.error, again: submit }} />
      {tried && refusal === 'no_owner' && <Notice tone="amber">{t('refusal.no_owner')}</Notice>}
      <Field
        label={t('field.doneNote')}
        required
        error={tried && note.trim() === '' ? t('refusal.no_result') : null}
      >
        <TextInput value={note} onChange={note => form.put({ note })} maxLength={most.actionNote} />
      </Field>
      <Field label={t('field.doneOn')} error={tried && dayRefusal ? t(`refusal.${dayRefusal}`) : null}>
        <DateField value={day} onChange={day => form.put({ day })} max={today} />
      </Field>
    </StepForm>
  )
}
