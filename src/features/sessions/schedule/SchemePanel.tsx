import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../../app/call'
import type { SessionDetail } from '../../../contract/sessions/list'
import { creditedHours, minutesOfHours } from '../../../domain/days/credited-hours'
import { schemeFields } from '../../../domain/sessions/session-fields'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { NumberField } from '../../../parts/fields/NumberField'
import { FormPanel } from '../../../parts/panels/FormPanel'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { FormGrid } from '../../../ui/layout/FormGrid'

type Scheme = Record<keyof typeof schemeFields, number | null>

/** Weights, pass line, minimum attendance and credited time of this session, where they differ from the course's. */
export function SchemePanel({ session, onClose }: { session: SessionDetail; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common'])
  const words = useSessionWords()
  const perHour = useAsk('settings', 'office', {}).data?.minutesPerHour ?? 45
  const form = useKeptForm<Scheme>('scheme', session.id, {
    theoryWeight: session.theoryWeight,
    practiceWeight: session.practiceWeight,
    passMark: session.passMark,
    minimumAttendance: session.minimumAttendance,
    creditedMinutes: session.creditedMinutes,
  })
  const { theoryWeight, practiceWeight, passMark, minimumAttendance, creditedMinutes } = form.values
  const change = useCommand('sessions', 'changeScheme', form)
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
        minimumAttendance,
        creditedMinutes: creditedMinutes ?? 0,
      },
      {
        onSuccess() {
          form.saved()
          onClose()
        },
      },
    )
  }

  return (
    <FormPanel
      title={t('scheme.title')}
      sub={words.name(session)}
      area="sessions"
      form={form}
      error={change.error}
      busy={change.isPending}
      refusal={whole ? null : t('scheme.sum')}
      submit={t('scheme.save')}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormGrid columns={2}>
        <NumberField
          label={t('scheme.theory')}
          error={whole ? null : t('scheme.sum')}
          value={theoryWeight}
          onChange={theoryWeight => form.put({ theoryWeight })}
          min={0}
          max={100}
          step={10}
          unit="%"
        />
        <NumberField
          label={t('scheme.practice')}
          value={practiceWeight}
          onChange={practiceWeight => form.put({ practiceWeight })}
          min={0}
          max={100}
          step={10}
          unit="%"
        />
        <NumberField
          label={t('scheme.pass')}
          value={passMark}
          onChange={passMark => form.put({ passMark })}
          scale={2}
          min={0}
          max={10_000}
          step={500}
          unit={t('scheme.points')}
        />
        <NumberField
          label={t('field.minimumAttendance')}
          hint={t('scheme.attendanceHint')}
          value={minimumAttendance}
          onChange={minimumAttendance => form.put({ minimumAttendance })}
          min={schemeFields.minimumAttendance.least}
          max={schemeFields.minimumAttendance.most}
          step={5}
          unit="%"
        />
        <NumberField
          label={t('scheme.credited')}
          hint={t('scheme.creditedHint', { minutes: creditedMinutes ?? 0 })}
          value={creditedMinutes === null ? null : Math.round(creditedHours(creditedMinutes, perHour) * 10)}
          onChange={tenths =>
            form.put({ creditedMinutes: tenths === null ? null : minutesOfHours(tenths / 10, perHour) })
          }
          scale={1}
          min={0}
          max={10_000}
          step={5}
          unit={t('scheme.hours')}
        />
      </FormGrid>
      <p>{t('scheme.hint')}</p>
    </FormPanel>
  )
}
