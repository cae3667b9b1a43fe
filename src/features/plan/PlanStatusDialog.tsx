import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { InputOf } from '../../contract/define'
import type { plan } from '../../contract/plan'
import { most } from '../../domain/fields/lengths'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormDialog } from '../../parts/panels/FormDialog'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'

type PlanStatusDialogProps = {
  year: number
  status: 'approved' | 'draft'
  today: string
  onClose: () => void
}

/** Who approved the plan of a year and when, or why it is a draft again. */
export function PlanStatusDialog({ year, status, today, onClose }: PlanStatusDialogProps) {
  const { t } = useTranslation('plan')
  const form = useKeptForm(`plan-${status}`, String(year), { text: '', day: today as string | null })
  const { text, day } = form.values
  const set = useCommand('plan', 'setStatus', form)
  const approves = status === 'approved'
  const title = t(approves ? 'action.approve' : 'action.draft')
  const submit = () => {
    const said = text.trim() || null
    const input: InputOf<(typeof plan)['setStatus']> = approves
      ? { year, status, approvedBy: said, approvedOn: day }
      : { year, status, reason: said }
    const onSuccess = () => {
      form.saved()
      onClose()
    }
    set.mutate(input, { onSuccess })
  }
  return (
    <FormDialog
      title={title}
      size="small"
      area="plan"
      form={form}
      error={set.error}
      busy={set.isPending}
      submit={title}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t(approves ? 'field.approvedBy' : 'decide.reason')} required>
        <TextInput
          value={text}
          onChange={text => form.put({ text })}
          maxLength={approves ? most.approvedBy : most.revisionReason}
          initialFocus
        />
      </Field>
      {approves && (
        <Field label={t('field.approvedOn')}>
          <DateField value={day} onChange={day => form.put({ day })} max={today} />
        </Field>
      )}
    </FormDialog>
  )
}
