import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/field/Checkbox'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Stack } from '../../ui/layout/Stack'
import { Dialog } from '../../ui/overlay/Dialog'

interface LostNumber {
  number: string
  person: string | null
}

type LostNumbersDialogProps = { lost: readonly LostNumber[]; onClose: () => void }

/** Which of the missing certificates somebody is done with, and why. It can be undone. */
export function LostNumbersDialog({ lost, onClose }: LostNumbersDialogProps) {
  const { t } = useTranslation(['certificates', 'common'])
  const say = useSay()
  const settle = useCommand('certificates', 'settleLost')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  // What was issued again or settled meanwhile is no longer among them.
  const numbers = lost.map(({ number }) => number).filter(number => !left.has(number))
  const choose = (number: string, chosen: boolean) => {
    const others = [...left].filter(one => one !== number)
    setLeft(new Set(chosen ? others : [...others, number]))
  }
  const submit = () => {
    setTried(true)
    if (settle.isPending || reason.trim() === '' || numbers.length === 0) return
    settle.mutate(
      { numbers, reason: reason.trim() },
      {
        onSuccess(done) {
          say.done(t('lost.settled', { count: numbers.length }), { of: done })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('lost.settleTitle')}
      closeLabel={t('common:action.close')}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.back')}</Button>
          <Button
            kind="primary"
            submit
            busy={settle.isPending}
            refusal={numbers.length === 0 ? t('lost.chooseOne') : null}
          >
            {t('lost.confirm', { count: numbers.length })}
          </Button>
        </>
      }
    >
      <RefusalNotice area="certificates" error={settle.error} />
      <p>{t('lost.lead')}</p>
      <Stack gap="small">
        {lost.map(({ number, person }) => (
          <Checkbox
            key={number}
            label={person ? t('lost.of', { number, person }) : number}
            checked={!left.has(number)}
            onChange={chosen => choose(number, chosen)}
          />
        ))}
      </Stack>
      <Field label={t('lost.reason')} error={tried && reason.trim() === '' ? t('refusal.no_reason') : null}>
        <TextInput value={reason} onChange={setReason} maxLength={most.recordNote} />
      </Field>
    </Dialog>
  )
}
