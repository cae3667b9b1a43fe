import { type ReactNode, useContext, useId } from 'react'
import { cx } from '../cx'
import box from './Checkbox.module.css'
import { FieldContext } from './field-wiring'
import styles from './RadioGroup.module.css'

export type RadioOption<Value extends string> = { value: Value; label: ReactNode; disabled?: boolean }

type RadioGroupProps<Value extends string> = {
  value: Value | null
  onChange: (value: Value) => void
  options: readonly RadioOption<Value>[]
  /** Needed outside a Field. */
  label?: string
  direction?: 'row' | 'column'
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { value, onChange, options, label, direction = 'row' } = props
  const name = useId()
  const field = useContext(FieldContext)
  return (
    <div
      role="radiogroup"
      id={field?.controlId}
      aria-label={label}
      aria-labelledby={label ? undefined : field?.labelId}
      aria-describedby={field?.describedBy}
      className={cx(styles.group, direction === 'column' && styles.column)}
    >
      {options.map(option => (
        <label key={option.value} className={cx(box.label, option.disabled && box.disabled)}>
          <input
            className={cx(box.box, box.radio)}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
