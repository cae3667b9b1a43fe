import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'
import { FieldContext } from './field-wiring'

type FieldProps = {
  label: string
  hint?: ReactNode
  /** What is wrong and what to do. */
  error?: string | null
  required?: boolean
  /** A quiet word after the label, such as “选填”. */
  mark?: string
  /** One control: TextInput, Select, DateField, … */
  children: ReactNode
}

/** A label, a control, a hint and an error, tied together for everybody. */
export function Field({ label, hint, error, required = false, mark, children }: FieldProps) {
  const id = useId()
  const hintId = hint === undefined ? undefined : `${id}-hint`
  const errorId = error ? `${id}-error` : undefined
  const wiring = {
    controlId: `${id}-control`,
    labelId: `${id}-label`,
    describedBy: [errorId, hintId].filter(Boolean).join(' ') || undefined,
    invalid: Boolean(error),
    required,
  }
  return (
    <FieldContext value={wiring}>
      <div className={styles.field}>
        <label className={styles.label} id={wiring.labelId} htmlFor={wiring.controlId}>
          {label}
          {mark && <span className={styles.mark}>{mark}</span>}
        </label>
        {children}
        {error && (
          <p id={errorId} className={styles.error}>
            {error}
          </p>
        )}
        {hint !== undefined && (
          <p id={hintId} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  )
}
