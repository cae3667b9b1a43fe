import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { cx } from '../cx'
import styles from './ExplainedNumber.module.css'

export type FormulaRow = { label: string; value: string; total?: boolean }

type WorkingProps = {
  id: string
  label: string
  rows: readonly FormulaRow[]
  note?: ReactNode
  /** The number with its working: what is clicked elsewhere puts the working away. */
  around: RefObject<HTMLElement | null>
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

/** How a number came about, in a panel that floats beside it. */
export function Working({ id, label, rows, note, around, trigger, onClose }: WorkingProps) {
  const panel = useRef<HTMLElement>(null)
  const place = useAnchored(trigger, panel)
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const outside = (event: MouseEvent) => {
      if (!around.current?.contains(event.target as Node)) close.current()
    }
    // Before a panel or dialog around it hears the same key.
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      close.current()
      trigger.current?.focus()
    }
    document.addEventListener('mousedown', outside)
    document.addEventListener('keydown', press, true)
    return () => {
      document.removeEventListener('mousedown', outside)
      document.removeEventListener('keydown', press, true)
    }
  }, [around, trigger])

  return (
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
  )
}

type Place = { top: number; left: number }

/** Where a floating panel goes: under its anchor, or above when there is no room, and never off the window. */
function useAnchored(
  anchor: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
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
  }, [anchor, panel])
  return place
}
