import { cx } from '../cx'
import styles from './control.module.css'
import { useControl } from './field-wiring'

export type SelectOption = { value: string; label: string; disabled?: boolean }

type SelectProps = {
  value: string | null
  onChange: (value: string) => void
  options: readonly SelectOption[]
  /** The line shown while nothing is chosen. */
  placeholder?: string
  /** Needed outside a Field. */
  label?: string
  disabled?: boolean
  width?: 'full' | 'short'
  /** A filter in a tools line, as wide as its words: the value that narrows nothing. */
  any?: string
}

/** One of a short list, the system's own. */
export function Select(props: SelectProps) {
  const { value, onChange, options, placeholder, label, disabled, width = 'full', any } = props
  return (
    <span
      className={cx(styles.picked, width === 'short' && styles.short, any !== undefined && styles.chip)}
      data-set={(any !== undefined && value !== any) || undefined}
    >
      <select
        {...useControl(label)}
        className={cx(styles.box, styles.select)}
        disabled={disabled}
        value={value ?? ''}
        onChange={event => onChange(event.target.value)}
      >
        {placeholder !== undefined && (
          <option value="" disabled={value !== null} hidden={value !== null}>
            {placeholder}
          </option>
        )}
        {options.map(option => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
