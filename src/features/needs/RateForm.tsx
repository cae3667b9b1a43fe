import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import { useToday } from '../../app/today'
import { most } from '../../domain/fields/lengths'
import { type RatingMethod, type RatingState, ratingMethods, ratingStates } from '../../domain/needs/codes'
import { ratingRefusal } from '../../domain/needs/rating'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'
import { useKeys } from '../../ui/keys'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Stack } from '../../ui/layout/Stack'

type RateFormProps = {
  personId: string
  personName: string
  competencyId: string
  competencyName: string
  /** A digit brought one here: begins with this level, and Enter saves. */
  level: number | null
  onSaved: () => void
}

const byHand = ratingMethods.filter(method => method !== 'training')

/** One rating by hand: a digit and Enter are enough. */
export function RateForm(props: RateFormProps) {
  const { personId, competencyId, personName, competencyName, onSaved } = props
  const { t } = useTranslation('needs')
  const say = useSay()
  const today = useToday() ?? ''
  const form = useKeptForm('rating', `${personId} ${competencyId}`, {
    state: 'rated' as RatingState,
    level: props.level,
    method: 'supervisor' as RatingMethod,
    chosenDay: null as string | null,
    assessor: '',
  })
  const rate = useCommand('needs', 'rate', { saved: form.saved })
  const { state, level, method, chosenDay, assessor } = form.values
  const day = chosenDay ?? today
  const saveButton = useRef<HTMLButtonElement>(null)
  const typed = props.level !== null
  useEffect(() => {
    if (typed) saveButton.current?.focus()
  }, [typed])
  const refusal = ratingRefusal({ state, level, ratedOn: day }, today)

  const save = async () => {
    if (refusal || rate.isPending) return
    try {
      const done = await rate.mutateAsync({
        personId,
        competencyId,
        state,
        level: state === 'rated' ? level : null,
        method,
        ratedOn: day,
        assessor: assessor.trim() || null,
      })
      form.saved()
      say.done(t('person.saved', { name: personName, competency: competencyName }), { of: done })
      onSaved()
    } catch {
      // The notice below says it.
    }
  }
  const around = useRef<HTMLFormElement>(null)
  useKeys(
    [1, 2, 3, 4, 5].map(level => ({
      keys: String(level),
      run: () => form.put({ state: 'rated', level }),
    })),
    around,
  )

  return (
    <form
      ref={around}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="normal">
        <DraftNotice form={form} />
        {state === 'rated' && (
          <Field label={t('person.levelLabel')} hint={t('person.levelHint')}>
            <Segmented
              value={level === null ? '' : String(level)}
              onChange={value => form.put({ level: Number(value) })}
              segments={['1', '2', '3', '4', '5'].map(value => ({ value, label: value }))}
            />
          </Field>
        )}
        <FormGrid>
          <Field label={t('person.state')}>
            <Select
              value={state}
              onChange={value => form.put({ state: value as RatingState })}
              options={ratingStates.map(value => ({ value, label: t(`state.${value}`) }))}
            />
          </Field>
          <Field label={t('person.method')}>
            <Select
              value={method}
              onChange={value => form.put({ method: value as RatingMethod })}
              options={byHand.map(value => ({ value, label: t(`method.${value}`) }))}
            />
          </Field>
          <Field label={t('person.day')}>
            <DateField
              value={day || null}
              onChange={chosenDay => form.put({ chosenDay })}
              {...(today ? { max: today } : {})}
            />
          </Field>
          <Field label={t('person.assessor')} mark={t('person.optional')}>
            <TextInput
              value={assessor}
              onChange={assessor => form.put({ assessor })}
              maxLength={most.assessor}
            />
          </Field>
        </FormGrid>
        <RefusalNotice area="needs" error={rate.error} />
        <Button
          ref={saveButton}
          kind="primary"
          submit
          busy={rate.isPending}
          refusal={refusal ? t(`refusal.${refusal}`) : null}
        >
          {t('person.save')}
        </Button>
      </Stack>
    </form>
  )
}
