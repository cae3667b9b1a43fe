import { type InputHTMLAttributes, useRef } from 'react'
import { cx } from '../cx'
import styles from './control.module.css'
import { useControl } from './field-wiring'
import { useInitialFocus } from './use-initial-focus'

type Passed =
  | 'placeholder'
  | 'disabled'
  | 'readOnly'
  | 'maxLength'
  | 'name'
  | 'inputMode'
  | 'onBlur'
  | 'onKeyDown'
  | 'onPaste'

type TextInputProps = Pick<InputHTMLAttributes<HTMLInputElement>, Passed> & {
  value: string
  onChange: (value: string) => void
  /** Needed outside a Field. */
  label?: string
  type?: 'text' | 'search' | 'tel' | 'email' | 'password'
  width?: 'full' | 'short'
  /** Takes the focus when it appears. */
  initialFocus?: boolean
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { value, onChange, label, type = 'text', width = 'full', initialFocus = false, ...rest } = props
  const input = useRef<HTMLInputElement>(null)
  useInitialFocus(input, initialFocus)
  return (
    <input
      {...rest}
      {...useControl(label)}
      ref={input}
      type={type}
      className={cx(styles.box, width === 'short' && styles.short)}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  )
}
