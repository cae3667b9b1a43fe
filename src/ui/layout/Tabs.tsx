import type { ReactNode } from 'react'
import { ariaShortcut } from '../aria-shortcut'
import { cx } from '../cx'
import { isPlainClick } from '../plain-click'
import styles from './Tabs.module.css'

export type TabItem = {
  id: string
  label: string
  href: string
  /** A plain figure after the word: 名单 42. */
  count?: ReactNode
  /** Work waiting: 缺 2; in cinnabar once it is past its day. */
  waiting?: ReactNode
  overdue?: boolean
  /** Set apart at the right. */
  apart?: boolean
  /** The chord the page listens for, for a screen reader: “Ctrl 1”. */
  keys?: string
}

type TabsProps = {
  label: string
  items: readonly TabItem[]
  current: string
  /** Called in place of the browser's own navigation. */
  onSelect?: (id: string) => void
}

/** The rooms of one page. They are links: each has its own address. */
export function Tabs({ label, items, current, onSelect }: TabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      <ul className={styles.list}>
        {items.map(item => (
          <li key={item.id} className={cx(item.apart && styles.apart)}>
            <a
              href={item.href}
              className={styles.tab}
              aria-current={item.id === current ? 'page' : undefined}
              aria-keyshortcuts={item.keys && ariaShortcut(item.keys)}
              onClick={event => {
                if (!onSelect || !isPlainClick(event)) return
                event.preventDefault()
                onSelect(item.id)
              }}
            >
              {item.label}
              {item.count !== undefined && <span> {item.count}</span>}
              {item.waiting !== undefined && (
                <span className={cx(styles.waiting, item.overdue && styles.overdue)}>{item.waiting}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
