import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './layout.module.css'

const columnNames = { 1: undefined, 2: 'two', 3: 'three', 4: 'four' } as const

/** Fields in even columns. */
export function FormGrid({ columns = 2, children }: { columns?: 1 | 2 | 3 | 4; children: ReactNode }) {
  const name = columnNames[columns]
  return <div className={cx(styles.grid, name && styles[name])}>{children}</div>
}
