import type { MouseEvent, ReactNode } from 'react'
import { Count } from '../Count'
import { isPlainClick } from '../plain-click'
import { Seal } from './Seal'
import styles from './Shell.module.css'

export type NavItem = {
  href: string
  label: string
  current?: boolean
  /** Work waiting there, and how a screen reader says it: { value: 3, label: '3 项待办' }. Cinnabar once some of it is late. */
  count?: { value: number; label: string; late?: boolean }
}

type ShellProps = {
  brand: { name: string; href: string }
  nav: readonly NavItem[]
  foot: readonly NavItem[]
  words: { nav: string; skip: string }
  /** Called in place of the browser's own navigation. */
  onNavigate?: (href: string) => void
  /** A TopBar. */
  top: ReactNode
  /** A line over everything: read only, recovery. */
  banner?: ReactNode
  /** Under the brand, for as long as it holds: the demonstration year. */
  badge?: ReactNode
  children: ReactNode
}

/** Side bar, top bar and the page. */
export function Shell({ brand, nav, foot, words, onNavigate, top, banner, badge, children }: ShellProps) {
  return (
    <div className={styles.shell}>
      {banner && <div className={styles.banner}>{banner}</div>}
      <nav className={styles.side} aria-label={words.nav}>
        <button type="button" className={styles.skip} onClick={skip}>
          {words.skip}
        </button>
        <a
          className={styles.brand}
          href={brand.href}
          onClick={event => follow(event, brand.href, onNavigate)}
        >
          <Seal size={22} />
          <span>{brand.name}</span>
        </a>
        {badge && <div className={styles.badge}>{badge}</div>}
        <NavList items={nav} onNavigate={onNavigate} />
        <NavList items={foot} onNavigate={onNavigate} end />
      </nav>
      {top}
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

type NavListProps = {
  items: readonly NavItem[]
  onNavigate: ((href: string) => void) | undefined
  end?: boolean
}

function NavList({ items, onNavigate, end }: NavListProps) {
  return (
    <ul className={styles.list} data-end={end}>
      {items.map(item => (
        <li key={item.href}>
          <a
            href={item.href}
            className={styles.item}
            aria-current={item.current ? 'page' : undefined}
            onClick={event => follow(event, item.href, onNavigate)}
          >
            <span className={styles.label}>{item.label}</span>
            {item.count && (
              <Count
                value={item.count.value}
                label={item.count.label}
                tone={item.count.late ? 'cinnabar' : 'neutral'}
              />
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A button, not a link to #main: the address belongs to the router. */
function skip() {
  document.getElementById('main')?.focus()
}

function follow(event: MouseEvent, href: string, onNavigate: ((href: string) => void) | undefined) {
  if (!onNavigate || !isPlainClick(event)) return
  event.preventDefault()
  onNavigate(href)
}
