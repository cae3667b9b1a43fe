import type { ReactNode } from 'react'
import { ariaShortcut } from '../aria-shortcut'
import { Kbd } from '../Kbd'
import styles from './TopBar.module.css'

type TopBarProps = {
  title: ReactNode
  sub?: ReactNode
  search: { placeholder: string; keys: string; onOpen: () => void }
  /** Who acts, the language. */
  right?: ReactNode
}

/** Where one is, the way to everything else, and who acts. */
export function TopBar({ title, sub, search, right }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {sub !== undefined && <div className={styles.sub}>{sub}</div>}
      </div>
      <button
        type="button"
        className={styles.search}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaShortcut(search.keys)}
        onClick={search.onOpen}
      >
        <span className={styles.placeholder}>{search.placeholder}</span>
        <Kbd>{search.keys}</Kbd>
      </button>
      {right !== undefined && <div className={styles.right}>{right}</div>}
    </header>
  )
}
