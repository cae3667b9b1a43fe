import { type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { cx } from '../cx'
import { parseClock, shiftClock } from './clock'
import styles from './control.module.css'
import { useControl } from './field-wiring'

type TimeFieldProps = {
  /** 'HH:MM' in 24 hours, or null. */
  value: string | null
  onChange: (value: string | null) => void
  /** Minutes added by ↑ and taken by ↓. */
  step?: number
  /** Needed outside a Field. */
  label?: string
  disabled?: boolean
}

/** A time of day, typed: 930, 9:30, 0930 and 9:30 AM are the same; what is no time goes back to what stood there. */
export function TimeField({ value, onChange, step = 15, label, disabled }: TimeFieldProps) {
  const aria = useControl(label)
  const [typed, setTyped] = useState<string | null>(null)

  const settle = () => {
    if (typed === null) return
    setTyped(null)
    const next = typed.trim() === '' ? null : (parseClock(typed) ?? value)
    if (next !== value) onChange(next)
  }

  const press = (event: KeyboardEvent) => {
    // Whoever hands the form in means what stands there, before the key reaches the form.
    if (event.key === 'Enter' || ((event.ctrlKey || event.metaKey) && event.key === 's')) flushSync(settle)
    if (event.key === 'Escape') setTyped(null)
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const from = (typed === null ? value : parseClock(typed)) ?? '09:00'
    setTyped(null)
    onChange(shiftClock(from, event.key === 'ArrowUp' ? step : -step))
  }

  return (
    <input
      {...aria}
      className={cx(styles.box, styles.short)}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder="00:00"
      maxLength={10}
      disabled={disabled}
      value={typed ?? value ?? ''}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={press}
      onBlur={settle}
    />
  )
}
