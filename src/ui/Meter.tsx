import { meterAria } from './aria-roles'
import { cx } from './cx'
import styles from './Meter.module.css'

type MeterProps = {
  /** What is measured, whose: “华南分部必修覆盖率”. */
  label: string
  /** 0 to `max`. */
  value: number
  max?: number
  /** The figure as it is read: “87.5%”. */
  text: string
  tone?: 'accent' | 'green' | 'amber' | 'cinnabar'
}

/** A share as a thin bar with its figure. */
export function Meter({ label, value, max = 100, text, tone = 'accent' }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className={styles.meter} {...meterAria({ label, value, max, text })}>
      <span className={styles.track}>
        <span className={cx(styles.fill, styles[tone])} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className={styles.text}>{text}</span>
    </div>
  )
}
