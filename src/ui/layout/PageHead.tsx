import type { ReactNode } from 'react'
import styles from './PageHead.module.css'

type PageHeadProps = {
  title: ReactNode
  /** One line under the title: days, room, trainer, 应到/实到. */
  sub?: ReactNode
  /** The words before the next action: “下一步”. */
  nextLabel?: string
  /** The next action of the thing, one primary button. */
  next?: ReactNode
  /** Other actions: a menu, plain buttons. */
  actions?: ReactNode
}

/** The head of a page about one thing. Its next action stands here. */
export function PageHead({ title, sub, nextLabel, next, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {sub !== undefined && <p className={styles.sub}>{sub}</p>}
      </div>
      <div className={styles.actions}>
        {actions}
        {next && nextLabel && <span className={styles.nextLabel}>{nextLabel}</span>}
        {next}
      </div>
    </header>
  )
}
