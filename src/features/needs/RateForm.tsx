import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice, useSay } from '../../app/say'
import { type RatingMethod, type RatingState, ratingMethods, ratingStates } from '../../domain/needs/codes'
import { ratingRefusal } from '../../domain/needs/rating'
import { useToday } from '../../parts/sessions/use-today'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Field } from '../../ui/Field'
import { FormGrid } from '../../ui/FormGrid'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { Stack } from '../../ui/Stack'
import { TextInput } from '../../ui/TextInput'

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
  const rate = useCommand('needs', 'rate')
  const [state, setState] = useState<RatingState>('rated')
  const [level, setLevel] = useState(props.level)
  const [method, setMethod] = useState<RatingMethod>('supervisor')
  const [chosenDay, setDay] = useState<string | null>(null)
  const [assessor, setAssessor] = useState('')
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
      await rate.mutateAsync({
        personId,
        competencyId,
        state,
        level: state === 'rated' ? level : null,
        method,
        ratedOn: day,
        assessor: assessor.trim() || null,
      })
      say.done(t('person.saved', { name: personName, competency: competencyName }))
      onSaved()
    } catch {
      // The notice below says it.
    }
  }
  const press = (event: KeyboardEvent) => {
    if (!/^[1-5]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
    if (
      event.target instanceof HTMLElement &&
      event.target.matches('input[type="text"], [role="spinbutton"]')
    )
      return
    event.preventDefault()
    setState('rated')
    setLevel(Number(event.key))
  }

  return (
    <form
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="normal">
        {state === 'rated' && (
          <Field label={t('person.levelLabel')} hint={t('person.levelHint')}>
            <Segmented
              value={level === null ? '' : String(level)}
              onChange={value => setLevel(Number(value))}
              segments={['1', '2', '3', '4', '5'].map(value => ({ value, label: value }))}
            />
          </Field>
        )}
        <FormGrid>
          <Field label={t('person.state')}>
            <Select
              value={state}
              onChange={value => setState(value as RatingState)}
              options={ratingStates.map(value => ({ value, label: t(`state.${value}`) }))}
            />
          </Field>
          <Field label={t('person.method')}>
            <Select
              value={method}
              onChange={value => setMethod(value as RatingMethod)}
              options={byHand.map(value => ({ value, label: t(`method.${value}`) }))}
            />
          </Field>
          <Field label={t('person.day')}>
            <DateField value={day || null} onChange={setDay} {...(today ? { max: today } : {})} />
          </Field>
          <Field label={t('person.assessor')} mark={t('person.optional')}>
            <TextInput value={assessor} onChange={setAssessor} maxLength={60} />
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
