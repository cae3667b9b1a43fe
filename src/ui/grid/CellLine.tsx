import type { ReactNode } from 'react'
import styles from './CellLine.module.css'

type CellLineProps = {
  /** A tag that stands before it, whole. */
  before?: ReactNode
  /** Tags that stand after it. */
  after?: ReactNode
  children: ReactNode
}

/** A name in a cell and the tags beside it. Where there is no room the tags after it give way, then the name, each with an ellipsis. */
export function CellLine({ before, after, children }: CellLineProps) {
  return (
    <span className={styles.line}>
      {before}
      <span className={styles.text}>{children}</span>
      {after && <span className={styles.after}>{after}</span>}
    </span>
  )
}
