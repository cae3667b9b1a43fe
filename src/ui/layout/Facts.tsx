import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './Facts.module.css'

export type Fact = { label: string; value: ReactNode }

/** What is known about one thing: a name and a value in each line, in one to three columns. */
export function Facts({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={cx(styles.facts, columns === 2 && styles.two, columns === 3 && styles.three)}>
      {facts.map(fact => (
        <div key={fact.label} className={styles.fact}>
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={styles.value}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
