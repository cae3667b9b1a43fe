import { Kbd } from './Kbd'
import styles from './KeyHints.module.css'
import { type KeyWords, useKeyWords } from './keys'

/** The keys that work here, shown where they work; they also stand on the list of the page's keys. */
export function KeyHints({ label, hints }: { label: string; hints: readonly KeyWords[] }) {
  useKeyWords(hints)
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
