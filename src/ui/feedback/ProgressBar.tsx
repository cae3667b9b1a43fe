import { useEffect, useState } from 'react'
import { Button } from '../Button'
import styles from './ProgressBar.module.css'

type ProgressBarProps = {
  /** What is being done. */
  label: string
  /** Done so far; null while the whole is not known. */
  value: number | null
  max: number
  /** The figures as they are read: “12,000 / 50,000 行”. */
  detail?: string
  stop?: { label: string; onStop: () => void; busy?: boolean }
}

/** A long piece of work that can be stopped. Each of its steps is heard as it begins; its figures are not. */
export function ProgressBar({ label, value, max, detail, stop }: ProgressBarProps) {
  const announced = useAnnounced(label)
  const share = value === null || max <= 0 ? null : Math.min(1, Math.max(0, value / max))
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span role="status">{announced}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={detail}
      >
        <span
          className={styles.fill}
          data-waiting={share === null || undefined}
          style={{ inlineSize: `${(share ?? 0.3) * 100}%` }}
        />
      </div>
      {stop && (
        <Button size="small" onClick={stop.onStop} busy={stop.busy ?? false}>
          {stop.label}
        </Button>
      )}
    </div>
  )
}

/** Words for a place that is listened to: what stands in it when it appears is not heard, so it begins empty. */
function useAnnounced(words: string): string {
  const [announced, setAnnounced] = useState('\u00a0')
  useEffect(() => setAnnounced(words), [words])
  return announced
}
