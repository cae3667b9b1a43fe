import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import { most } from '../../domain/fields/lengths'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormDialog } from '../../parts/panels/FormDialog'
import { Checkbox } from '../../ui/field/Checkbox'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Stack } from '../../ui/layout/Stack'

interface LostNumber {
  number: string
  person: string | null
}

/** Numbers that stay in the list, and why the others go. */
const allWithoutReason = { left: [] as string[], reason: '' }

type LostNumbersDialogProps = { lost: readonly LostNumber[]; onClose: () => void }

/** Which of the missing certificates somebody is done with, and why. It can be undone. */
export function LostNumbersDialog({ lost, onClose }: LostNumbersDialogProps) {
  const { t } = useTranslation(['certificates', 'common'])
  const say = useSay()
  const form = useKeptForm('lost-numbers', '', allWithoutReason)
  const { left, reason } = form.values
  const settle = useCommand('certificates', 'settleLost', form)
  const [tried, setTried] = useState(false)
  // What was issued again or settled meanwhile is no longer among them.
  const numbers = lost.map(({ number }) => number).filter(number => !left.includes(number))
  const choose = (number: string, chosen: boolean) => {
    const others = left.filter(one => one !== number)
    form.put({ left: chosen ? others : [...others, number] })
  }
  const submit = () => {
    setTried(true)
    if (reason.trim() === '') return
    settle.mutate(
      { numbers, reason: reason.trim() },
      {
        onSuccess(done) {
          form.saved()
          say.done(t('lost.settled', { count: numbers.length }), { of: done })
          onClose()
        },
      },
    )
  }
  return (
    <FormDialog
      title={t('lost.settleTitle')}
      area="certificates"
      form={form}
      error={settle.error}
      busy={settle.isPending}
      refusal={numbers.length === 0 ? t('lost.chooseOne') : null}
      submit={t('lost.confirm', { count: numbers.length })}
      leave={t('common:action.back')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('lost.lead')}</p>
      <Stack gap="small">
        {lost.map(({ number, person }) => (
          <Checkbox
            key={number}
            label={person ? t('lost.of', { number, person }) : number}
            checked={!left.includes(number)}
            onChange={chosen => choose(number, chosen)}
          />
        ))}
      </Stack>
      <Field label={t('lost.reason')} error={tried && reason.trim() === '' ? t('refusal.no_reason') : null}>
        <TextInput value={reason} onChange={reason => form.put({ reason })} maxLength={most.recordNote} />
      </Field>
    </FormDialog>
  )
}
