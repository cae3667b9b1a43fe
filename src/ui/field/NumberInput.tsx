import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { cx } from '../cx'
import styles from './control.module.css'
import { formatDecimal, parseDecimal, plainDigits } from './decimal'
import { useControl } from './field-wiring'
import { useBlocksSubmit } from './use-blocks-submit'

type NumberInputProps = {
  /** Whole units of 10^-scale: with scale 2, 8850 is shown as 88.5. */
  value: number | null
  onChange: (value: number | null) => void
  scale?: 0 | 1 | 2 | 3
  /** What ↑ and ↓ add, in the same whole units. */
  step?: number
  /** The ends, in the same whole units. What lies outside them is kept as it is typed, and no form is handed in with it. */
  min?: number
  max?: number
  /** True once it is to be said that the number lies outside: the box was left, or a form was to be handed in; then false again. */
  onOutside?: (said: boolean) => void
  /** A word after the box: “分钟”, “元”. */
  unit?: string
  /** Needed outside a Field. */
  label?: string
  placeholder?: string
  disabled?: boolean
}

/** A number typed as text: no spinner, no wheel, the decimal point as the person types it. */
export function NumberInput(props: NumberInputProps) {
  const {
    value,
    onChange,
    scale = 0,
    step = 10 ** scale,
    min,
    max,
    onOutside,
    unit,
    label,
    placeholder,
    disabled,
  } = props
  const aria = useControl(label)
  /** What is being typed and does not read back from the value yet, such as “88.”. */
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null ? '' : formatDecimal(value, scale))

  const box = useRef<HTMLInputElement>(null)
  const outside = value !== null && (value < (min ?? value) || value > (max ?? value))
  const say = useRef(onOutside)
  say.current = onOutside
  useEffect(() => {
    if (!outside) say.current?.(false)
  }, [outside])
  useBlocksSubmit(box, outside, () => onOutside?.(true))

  const type = (text: string) => {
    const plain = plainDigits(text)
    const units = parseDecimal(plain, scale)
    if (units === undefined && plain !== '-' && plain !== '.') return
    setTyped(plain)
    if (units !== undefined && units !== value) onChange(units)
  }

  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const next = (value ?? 0) + (event.key === 'ArrowUp' ? step : -step)
    setTyped(null)
    onChange(Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, next)))
  }

  const input = (
    <input
      {...aria}
      ref={box}
      className={cx(styles.box, styles.number, styles.short)}
      type="text"
      inputMode={scale === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      placeholder={placeholder}
      disabled={disabled}
      value={shown}
      onChange={event => type(event.target.value)}
      onKeyDown={turn}
      onBlur={() => {
        setTyped(null)
        if (outside) onOutside?.(true)
      }}
    />
  )
  if (!unit) return input
  return (
    <span className={styles.affix}>
      {input}
      <span className={styles.unit}>{unit}</span>
    </span>
  )
}
