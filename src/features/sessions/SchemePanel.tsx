import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import type { SessionDetail } from '../../contract/sessions'
import { useSessionWords } from '../../parts/sessions/session-words'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { FormGrid } from '../../ui/FormGrid'
import { NumberInput } from '../../ui/NumberInput'
import { SidePanel } from '../../ui/SidePanel'

/** Weights, pass line and credited time of this session, where they differ from the course's. */
export function SchemePanel({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common'])
  const words = useSessionWords()
  const [theoryWeight, setTheory] = useState<number | null>(session.theoryWeight)
  const [practiceWeight, setPractice] = useState<number | null>(session.practiceWeight)
  const [passMark, setPass] = useState<number | null>(session.passMark)
  const [creditedMinutes, setCredited] = useState<number | null>(session.creditedMinutes)
  const change = useCommand('sessions', 'changeScheme')
  const sum = (theoryWeight ?? 0) + (practiceWeight ?? 0)
  const whole = sum === 0 || sum === 100

  const submit = () => {
    if (!whole || change.isPending) return
    change.mutate(
      {
        id: session.id,
        theoryWeight: theoryWeight ?? 0,
        practiceWeight: practiceWeight ?? 0,
        passMark: passMark ?? 0,
        creditedMinutes: creditedMinutes ?? 0,
      },
      { onSuccess: onClose },
    )
  }

  return (
    <SidePanel
      title={t('scheme.title')}
      sub={words.name(session)}
      onClose={onClose}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button
            kind="primary"
            busy={change.isPending}
            refusal={whole ? null : t('scheme.sum')}
            onClick={submit}
          >
            {t('scheme.save')}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <FormGrid columns={2}>
          <Field label={t('scheme.theory')} error={whole ? null : t('scheme.sum')}>
            <NumberInput value={theoryWeight} onChange={setTheory} min={0} max={100} step={10} unit="%" />
          </Field>
          <Field label={t('scheme.practice')}>
            <NumberInput value={practiceWeight} onChange={setPractice} min={0} max={100} step={10} unit="%" />
          </Field>
          <Field label={t('scheme.pass')}>
            <NumberInput
              value={passMark}
              onChange={setPass}
              scale={2}
              min={0}
              max={10_000}
              step={500}
              unit={t('scheme.points')}
            />
          </Field>
          <Field label={t('scheme.credited')}>
            <NumberInput
              value={creditedMinutes}
              onChange={setCredited}
              min={0}
              max={60_000}
              step={15}
              unit={t('scheme.minutes')}
            />
          </Field>
        </FormGrid>
        {/* Enter in a field hands the form in. */}
        <button type="submit" hidden />
      </form>
      <p>{t('scheme.hint')}</p>
      <RefusalNotice area="sessions" error={change.error} />
    </SidePanel>
  )
}
