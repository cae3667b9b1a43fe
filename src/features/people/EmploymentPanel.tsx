import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useToday } from '../../app/today'
import type { PersonDetail } from '../../contract/people/person'
import { most } from '../../domain/fields/lengths'
import {
  type EmploymentFacts,
  leaveRefusal,
  type Placement,
  rehireRefusal,
  transferRefusal,
} from '../../domain/people/employment'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import styles from './People.module.css'
import { PlaceFields } from './PlaceFields'
import { draftOf } from './person-draft'

export type EmploymentStep = 'transfer' | 'leave' | 'rehire'

type EmploymentPanelProps = { person: PersonDetail; step: EmploymentStep; onClose: () => void }

/** 调动, 离职, 返聘: from which day, where to, and why. What the rules refuse is said before it is sent. */
export function EmploymentPanel(props: EmploymentPanelProps) {
  const today = useToday()
  return today === null ? null : <EmploymentForm {...props} today={today} />
}

function EmploymentForm({ person, step, onClose, today }: EmploymentPanelProps & { today: string }) {
  const { t } = useTranslation(['people', 'common'])
  const here = draftOf(person)
  const form = useKeptForm(step, person.id, {
    unitId: here.unitId,
    postId: here.postId,
    gradeLevelId: here.gradeLevelId,
    day: today as string | null,
    reason: '',
  })
  const { day, reason, ...place } = form.values
  const transfer = useCommand('people', 'transfer', form)
  const leave = useCommand('people', 'leave', form)
  const rehire = useCommand('people', 'rehire', form)
  const command = { transfer, leave, rehire }[step]

  const code = refusalOf(person, step, place, day, today)
  const lastDay = person.history.at(-1)?.onDay ?? ''
  const refusal =
    code === null
      ? null
      : code === 'no_day'
        ? t('form.dayNeeded')
        : t(`refusal.${code}`, { name: person.name, day: lastDay })

  const save = () => {
    if (refusal || day === null || command.isPending) return
    const common = { id: person.id, day, reason: reason.trim() || null }
    const onSuccess = () => {
      form.saved()
      onClose()
    }
    const done = { onSuccess }
    if (step === 'transfer') transfer.mutate({ ...common, ...place }, done)
    else if (step === 'rehire') rehire.mutate({ ...common, ...place }, done)
    else leave.mutate(common, done)
  }

  return (
    <FormPanel
      title={t(`step.${step}.title`)}
      sub={person.name}
      area="people"
      form={form}
      error={command.error}
      busy={command.isPending}
      refusal={refusal}
      submit={t(`step.${step}.do`)}
      onSubmit={save}
      onClose={onClose}
    >
      <p className={styles.quiet}>{t(`step.${step}.hint`)}</p>
      {step !== 'leave' && <PlaceFields place={place} onChange={form.put} />}
      <Field label={t(`step.${step}.day`)} error={code !== null && code !== 'same_place' ? refusal : null}>
        <DateField value={day} onChange={day => form.put({ day })} max={today} />
      </Field>
      <Field label={t('step.reason')} mark={t('form.optional')}>
        <TextInput
          value={reason}
          onChange={reason => form.put({ reason })}
          maxLength={most.employmentReason}
        />
      </Field>
    </FormPanel>
  )
}

function refusalOf(
  person: PersonDetail,
  step: EmploymentStep,
  place: Placement,
  day: string | null,
  today: string,
) {
  if (day === null) return 'no_day' as const
  const facts: EmploymentFacts = {
    status: person.status,
    lastEventDay: person.history.at(-1)?.onDay ?? null,
    unitId: person.unitPath.at(-1)?.id ?? null,
    postId: person.post?.id ?? null,
    gradeLevelId: person.gradeLevel?.id ?? null,
  }
  if (step === 'leave') return leaveRefusal(facts, day, today)
  if (step === 'rehire') return rehireRefusal(facts, day, today)
  return transferRefusal(facts, place, day, today)
}
