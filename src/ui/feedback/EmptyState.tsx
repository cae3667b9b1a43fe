import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type EmptyStateProps = {
  /** What is not here yet. */
  title: string
  /** What it is for and how the first one comes about. */
  children?: ReactNode
  /** The first thing to do. */
  action?: ReactNode
}

/** An empty list that teaches. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
