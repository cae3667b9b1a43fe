import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { cx } from '../cx'
import { VisuallyHidden } from '../VisuallyHidden'
import styles from './Checkbox.module.css'

type CheckboxProps = {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some of what it stands for is chosen. */
  mixed?: boolean
  /** The label is for a screen reader only. */
  hideLabel?: boolean
  disabled?: boolean
  /** What it asked for is on its way. */
  busy?: boolean
  onClick?: (event: MouseEvent<HTMLInputElement>) => void
}

/** Yes or no. */
export function Checkbox({
  label,
  checked,
  onChange,
  mixed = false,
  hideLabel,
  disabled,
  busy,
  onClick,
}: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // A click clears it, whatever comes of the click.
    if (input.current) input.current.indeterminate = mixed
  })
  return (
    <label className={cx(styles.label, disabled && styles.disabled)}>
      <input
        ref={input}
        className={styles.box}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-busy={busy || undefined}
        onClick={onClick}
        onChange={event => onChange(event.target.checked)}
      />
      {hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : <span>{label}</span>}
    </label>
  )
}
