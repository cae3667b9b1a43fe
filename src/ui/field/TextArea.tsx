import { type TextareaHTMLAttributes, useRef } from 'react'
import { cx } from '../cx'
import styles from './control.module.css'
import { useControl } from './field-wiring'
import { useBlocksSubmit } from './use-blocks-submit'
import { useInitialFocus } from './use-initial-focus'

type Passed = 'placeholder' | 'disabled' | 'readOnly' | 'maxLength' | 'onBlur' | 'onKeyDown' | 'onPaste'

type TextAreaProps = Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, Passed> & {
  value: string
  onChange: (value: string) => void
  /** Needed outside a Field. */
  label?: string
  /** Lines shown at first; it grows with the text. */
  rows?: number
  initialFocus?: boolean
  /** Holds the form back while what stands here is nowhere yet; takes what can be taken, or says so. */
  holdsBack?: { when: boolean; settle: () => void }
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, label, rows = 3, initialFocus = false, holdsBack, ...rest } = props
  const area = useRef<HTMLTextAreaElement>(null)
  useBlocksSubmit(area, holdsBack?.when ?? false, () => holdsBack?.settle())
  useInitialFocus(area, initialFocus)
  return (
    <textarea
      {...rest}
      {...useControl(label)}
      ref={area}
      className={cx(styles.box, styles.area)}
      rows={rows}
      style={{ minBlockSize: rows * 20 + 12 }}
      spellCheck={false}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  )
}
