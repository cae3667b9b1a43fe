import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '../../ui/field/decimal'
import { Field } from '../../ui/field/Field'
import { NumberInput } from '../../ui/field/NumberInput'

type NumberFieldProps = Omit<ComponentProps<typeof Field>, 'children'> &
  Omit<ComponentProps<typeof NumberInput>, 'label' | 'onOutside' | 'min'> & { min: number }

/** A number with its label, which says in words when it lies outside its ends: then no form is handed in with it. */
export function NumberField({ label, hint, error, required, mark, ...number }: NumberFieldProps) {
  const { t } = useTranslation('common')
  const [outside, setOutside] = useState(false)
  const { min, max, scale = 0 } = number
  const text = (end: number) => formatDecimal(end, scale)
  const ends =
    max === undefined
      ? t('number.least', { min: text(min) })
      : t('number.between', { min: text(min), max: text(max) })
  return (
    <Field label={label} hint={hint} error={outside ? ends : error} required={required} mark={mark}>
      <NumberInput {...number} onOutside={setOutside} />
    </Field>
  )
}
