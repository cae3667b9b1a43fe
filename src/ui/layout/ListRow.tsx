import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './ListRow.module.css'

type ListRowProps = {
  /** A tag or a time before the words. All leads of a list are as wide, so that its titles have one edge. */
  lead?: ReactNode
  /** How wide: a day with its hour or how late it is, a day alone, a kind. */
  leadWidth?: 'time' | 'day' | 'kind'
  title: ReactNode
  /** Quieter words after the title. */
  meta?: ReactNode
  /** One action, a tag or a figure at the end. */
  end?: ReactNode
  quiet?: boolean
  /** The title takes the lines it needs instead of being cut. */
  whole?: boolean
}

/** The rows of one list; put `ListRow`s inside. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  )
}

/** One line of a card: lead, title, meta, and what to do with it. */
export function ListRow(props: ListRowProps) {
  const { lead, leadWidth = 'time', title, meta, end, quiet, whole } = props
  return (
    <li className={cx(styles.row, quiet && styles.quiet)}>
      {lead !== undefined && <span className={cx(styles.lead, styles[leadWidth])}>{lead}</span>}
      <span className={cx(styles.title, whole && styles.whole)}>{title}</span>
      {meta !== undefined && (
        <span className={styles.meta}>
          <span className={styles.notes}>{meta}</span>
        </span>
      )}
      {end !== undefined && <span className={styles.end}>{end}</span>}
    </li>
  )
}
