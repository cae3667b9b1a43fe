import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../../ui/Button'
import { useHandIn } from '../../ui/field/use-hand-in'
import { Inline } from '../../ui/layout/Inline'
import styles from './Improvements.module.css'

type StepFormProps = {
  title: string
  hint?: string
  submit: string
  danger?: boolean
  busy: boolean
  onSubmit: () => void
  /** What else can be done here, after the button. */
  more?: ReactNode
  children: ReactNode
}

/** One step of an action: a few fields and one button. The first field has the focus, Enter submits. */
export function StepForm({ title, hint, submit, danger, busy, onSubmit, more, children }: StepFormProps) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const handIn = useHandIn({
    around: form,
    name: submit,
    run: () => {
      if (!busy) onSubmit()
    },
  })

  return (
    <form
      ref={form}
      className={styles.step}
      aria-labelledby={id}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        handIn()
      }}
    >
      <h3 id={id} className={styles.stepTitle}>
        {title}
      </h3>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
      <Inline>
        <Button kind={danger ? 'danger' : 'primary'} keyHint="Ctrl S" submit busy={busy}>
          {submit}
        </Button>
        {more}
      </Inline>
    </form>
  )
}
