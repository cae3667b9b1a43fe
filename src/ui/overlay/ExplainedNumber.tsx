import {
  type FocusEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { cx } from '../cx'
import { VisuallyHidden } from '../VisuallyHidden'
import styles from './ExplainedNumber.module.css'

export type FormulaRow = { label: string; value: string; total?: boolean }

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

/** A number underlined with dots: click it and it shows its working. */
export function ExplainedNumber(props: ExplainedNumberProps) {
  const { value, label, rows, note, form = 'inline', tone = 'plain' } = props
  const [open, setOpen] = useState(false)
  const id = useId()
  const wrap = useRef<HTMLSpanElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLElement>(null)
  const place = useAnchored(trigger, panel, open)

  const leave = (event: FocusEvent) => {
    if (event.relatedTarget && !wrap.current?.contains(event.relatedTarget)) setOpen(false)
  }

  useEffect(() => {
    if (!open) return
    const outside = (event: MouseEvent) => {
      if (!wrap.current?.contains(event.target as Node)) setOpen(false)
    }
    // Before a panel or dialog around it hears the same key.
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
      trigger.current?.focus()
    }
    document.addEventListener('mousedown', outside)
    document.addEventListener('keydown', press, true)
    return () => {
      document.removeEventListener('mousedown', outside)
      document.removeEventListener('keydown', press, true)
    }
  }, [open])

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
        <section
          ref={panel}
          id={id}
          aria-label={label}
          className={styles.panel}
          style={place ?? { visibility: 'hidden' }}
        >
          <p className={styles.title}>{label}</p>
          <dl className={styles.rows}>
            {rows.map(row => (
              <div key={row.label} className={cx(styles.row, row.total && styles.total)}>
                <dt className={cx(!row.total && styles.name)}>{row.label}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
          {note !== undefined && <div className={styles.note}>{note}</div>}
        </section>
      )}
    </span>
  )
}

type Place = { top: number; left: number }

/** Where a floating panel goes: under its anchor, or above when there is no room, and never off the window. */
function useAnchored(
  anchor: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
  open: boolean,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    if (!open) {
      setPlace(null)
      return
    }
    const put = () => {
      if (!anchor.current || !panel.current) return
      const from = anchor.current.getBoundingClientRect()
      const own = panel.current.getBoundingClientRect()
      const below = from.bottom + 6
      const fits = below + own.height <= window.innerHeight - 8
      setPlace({
        top: fits ? below : Math.max(8, from.top - 6 - own.height),
        left: Math.max(8, Math.min(from.left, window.innerWidth - own.width - 8)),
      })
    }
    put()
    window.addEventListener('resize', put)
    window.addEventListener('scroll', put, true)
    return () => {
      window.removeEventListener('resize', put)
      window.removeEventListener('scroll', put, true)
    }
  }, [anchor, panel, open])
  return place
}
