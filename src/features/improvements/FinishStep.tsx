import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import { doneDayRefusal, doneRefusal } from '../../domain/improvements/action-status'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { TextInput } from '../../ui/TextInput'
import { StepForm } from './StepForm'
import type { StepProps } from './step-props'

/** The owner reports what was done. */
export function FinishStep({ action, today, onAside, onDone }: StepProps) {
  const { t } = useTranslation('improvements')
  const [note, setNote] = useState('')
  const [day, setDay] = useState<string | null>(today)
  const [tried, setTried] = useState(false)
  const finish = useCommand('improvements', 'finish')

  const facts = { status: action.status, ownerId: action.owner?.id ?? null, verifierId: null }
  const refusal = doneRefusal(facts, note)
  const dayRefusal = day === null ? 'in_future' : doneDayRefusal(day, today)
  const submit = () => {
    setTried(true)
    if (refusal !== null || dayRefusal !== null || day === null) return
    finish.mutate({ id: action.id, doneOn: day, note: note.trim() }, { onSuccess: onDone })
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
      <RefusalNotice area="improvements" error={finish.error} />
      {tried && refusal === 'no_owner' && <Notice tone="amber">{t('refusal.no_owner')}</Notice>}
      <Field
        label={t('field.doneNote')}
        required
        error={tried && note.trim() === '' ? t('refusal.no_result') : null}
      >
        <TextInput value={note} onChange={setNote} maxLength={500} />
      </Field>
      <Field label={t('field.doneOn')} error={tried && dayRefusal ? t(`refusal.${dayRefusal}`) : null}>
        <DateField value={day} onChange={setDay} max={today} />
      </Field>
    </StepForm>
  )
}
