import { useTranslation } from 'react-i18next'
import { textOf } from '../../../app/loose-text'
import { plainSessionFields } from '../../../domain/sessions/session-fields'
import type { DraftOf } from '../../../parts/fields/field-draft'
import { NumberField } from '../../../parts/fields/NumberField'
import { PlainFields } from '../../../parts/fields/PlainFields'

type Values = DraftOf<typeof plainSessionFields> & { capacity: number | null }

type SessionFieldsProps = {
  values: Values
  onChange: (part: Partial<Values>) => void
  /** Why the seats cannot be fewer. */
  seatsHint?: string
}

/** What a session has besides its course, its blocks and its people: new, or changed later. */
export function SessionFields({ values, onChange, seatsHint }: SessionFieldsProps) {
  const { t } = useTranslation('sessions')
  return (
    <>
      <NumberField
        label={t('schedule.seats')}
        hint={seatsHint}
        value={values.capacity}
        onChange={capacity => onChange({ capacity })}
        min={1}
        max={10_000}
        unit={t('schedule.seatsUnit')}
        placeholder={t('schedule.seatsNone')}
      />
      <PlainFields
        fields={plainSessionFields}
        draft={values}
        onChange={onChange}
        label={name => t(`field.${name}`)}
        code={(name, code) => textOf(t, `${name}.${code}`) ?? code}
        hint={name => (name === 'note' ? t('schedule.noteHint') : null)}
      />
    </>
  )
}
