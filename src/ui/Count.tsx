import styles from './Count.module.css'
import { cx } from './cx'
import { VisuallyHidden } from './VisuallyHidden'

type CountProps = {
  value: number
  /** Cinnabar: something of it is past its day. */
  tone?: 'neutral' | 'cinnabar'
  /** What is counted, for a screen reader: “3 项待办”. */
  label: string
}

/** A small number beside a word. Nothing is drawn for zero. */
export function Count({ value, tone = 'neutral', label }: CountProps) {
  if (value === 0) return null
  return (
    <span className={cx(styles.count, tone === 'cinnabar' && styles.cinnabar)}>
      <span aria-hidden="true">{value}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
