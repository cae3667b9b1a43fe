import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './EmptyState.module.css'

type ErrorStateProps = {
  title: string
  /** What to do about it. */
  children?: ReactNode
  /** The code support asks for. */
  code?: string
  /** Try again, open the backups, … */
  action?: ReactNode
}

/** A part of a page that could not be shown, and what to do. */
export function ErrorState({ title, children, code, action }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <p className={cx(styles.title, styles.cinnabar)}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {code && <p className={styles.code}>{code}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
