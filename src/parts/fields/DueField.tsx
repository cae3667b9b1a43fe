import { useTranslation } from 'react-i18next'
import { useToday } from '../../app/today'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'

interface DueFieldProps {
  label: string
  value: string | null
  onChange: (day: string | null) => void
  required?: boolean
  error?: string | null
}

/** The day by which something is to be done. One that has passed is taken, since old work is entered too, and said. */
export function DueField({ label, value, onChange, required = false, error = null }: DueFieldProps) {
  const { t } = useTranslation()
  const today = useToday()
  const hasPassed = value !== null && today !== null && value < today
  return (
    <Field label={label} required={required} error={error} {...(hasPassed && { hint: t('due.passed') })}>
      <DateField value={value} onChange={onChange} />
    </Field>
  )
}
