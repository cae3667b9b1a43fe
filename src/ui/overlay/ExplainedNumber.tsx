import { type FocusEvent, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { cx } from '../cx'
import { VisuallyHidden } from '../VisuallyHidden'
import styles from './ExplainedNumber.module.css'
import type { FormulaRow } from './Working'

type ExplainedNumberProps = {
  /** As it is read: “87.5%”. */
  value: string
  /** What it is; heads the explanation, and stands under a figure. */
  label: string
  /** How it came about, line by line; the last one is usually the total. */
  rows: readonly FormulaRow[]
  /** What it counts and leaves out. */
  note?: ReactNode
  /** A large figure over its label, or a number in a line of text. */
  form?: 'figure' | 'inline'
  tone?: 'plain' | 'cinnabar' | 'amber' | 'green'
}

/** Today is drawn with its figures; their working comes when the first of them is asked. */
const Working = lazy(async () => ({ default: (await import('./Working')).Working }))

/** A number underlined with dots: click it and it shows its working. */
export function ExplainedNumber(props: ExplainedNumberProps) {
  const { value, label, rows, note, form = 'inline', tone = 'plain' } = props
  const [open, setOpen] = useState(false)
  const id = useId()
  const wrap = useRef<HTMLSpanElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)

  const leave = (event: FocusEvent) => {
    if (event.relatedTarget && !wrap.current?.contains(event.relatedTarget)) setOpen(false)
  }

  return (
    <span ref={wrap} className={cx(styles.wrap, styles[form])}>
      <button
        ref={trigger}
        type="button"
        className={cx(styles.trigger, tone !== 'plain' && styles[tone])}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onBlur={leave}
      >
        <span className={styles.value}>{value}</span>
        {form === 'figure' ? (
          <span className={styles.label}>{label}</span>
        ) : (
          <VisuallyHidden> {label}</VisuallyHidden>
        )}
      </button>
      {open && (
        <Suspense>
          <Working
            id={id}
            label={label}
            rows={rows}
            note={note}
            around={wrap}
            trigger={trigger}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </span>
  )
}
