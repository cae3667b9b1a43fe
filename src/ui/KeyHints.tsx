import { Kbd } from './Kbd'
import styles from './KeyHints.module.css'

export type KeyHint = { keys: string; label: string }

/** The keys that work here, shown where they work. */
export function KeyHints({ label, hints }: { label: string; hints: readonly KeyHint[] }) {
  return (
    <ul className={styles.hints} aria-label={label}>
      {hints.map(hint => (
        <li key={hint.keys}>
          <Kbd>{hint.keys}</Kbd> {hint.label}
        </li>
      ))}
    </ul>
  )
}
