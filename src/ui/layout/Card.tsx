import { type ReactNode, useId, useRef } from 'react'
import { cx } from '../cx'
import styles from './Card.module.css'
import { useScrollFocus } from './use-scroll-focus'

type CardProps = {
  title: ReactNode
  /** A quieter word after the title: a count, a date, what the figures are. */
  sub?: ReactNode
  /** Buttons or key hints at the end of the head. */
  actions?: ReactNode
  /** Cinnabar for what is overdue or cannot be done. */
  tone?: 'plain' | 'cinnabar'
  /** 18-px title: the head of what the page is about. */
  large?: boolean
  level?: 2 | 3
  /** Room around the body; leave it out for tables and list rows, which bring their own. */
  padded?: boolean
  /** Takes the height that is left in its column and lets the body scroll. */
  fill?: boolean
  /** As high as what it holds; what is more than is left in its column scrolls. */
  fits?: boolean
  children?: ReactNode
}

/** A sheet on the paper: one border, no shadow. */
export function Card(props: CardProps) {
  const { title, sub, actions, tone = 'plain', large, level = 2, padded, fill, fits, children } = props
  const id = useId()
  const body = useRef<HTMLDivElement>(null)
  const scrollFocus = useScrollFocus(body, typeof title === 'string' ? title : undefined)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={cx(styles.card, fill && styles.fill, fits && styles.fits)} aria-labelledby={id}>
      <header className={cx(styles.head, large && styles.large)}>
        <Heading id={id} className={cx(styles.title, tone === 'cinnabar' && styles.cinnabar)}>
          {title}
        </Heading>
        {sub !== undefined && <div className={styles.sub}>{sub}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children !== undefined && (
        <div ref={body} className={cx(styles.body, padded && styles.padded)} {...scrollFocus}>
          {children}
        </div>
      )}
    </section>
  )
}
