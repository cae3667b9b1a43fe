import type { ReactNode } from 'react'
import styles from './Locked.module.css'

/** What is in it can be read, and nothing of it changed, while `locked`. */
export function Locked({ locked, children }: { locked: boolean; children: ReactNode }) {
  return (
    <fieldset className={styles.locked} disabled={locked}>
      {children}
    </fieldset>
  )
}
