import { VisuallyHidden } from '../VisuallyHidden'
import styles from './Skeleton.module.css'

/** Lines where rows are about to come. It appears after a moment, so that a quick answer does not blink. */
export function Skeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // The lines are alike and never move.
        <span key={`line-${String(row)}`} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  )
}
