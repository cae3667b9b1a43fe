import type { ReactNode } from 'react'
import { ariaShortcut } from './aria-shortcut'
import type { ButtonKind, ButtonSize } from './Button'
import styles from './Button.module.css'
import { cx } from './cx'
import { isPlainClick } from './plain-click'

type LinkButtonProps = {
  href: string
  /** Called in place of the browser's own navigation. */
  onSelect?: () => void
  kind?: ButtonKind
  size?: ButtonSize
  keyHint?: string
  children: ReactNode
}

/** Goes somewhere, and looks like a button. */
export function LinkButton(props: LinkButtonProps) {
  const { href, onSelect, kind = 'plain', size = 'normal', keyHint, children } = props
  return (
    <a
      href={href}
      className={cx(styles.button, styles[kind], styles[size])}
      aria-keyshortcuts={keyHint && ariaShortcut(keyHint)}
      onClick={event => {
        if (!onSelect || !isPlainClick(event)) return
        event.preventDefault()
        onSelect()
      }}
    >
      {children}
      {keyHint && (
        <span className={styles.key} aria-hidden="true">
          {keyHint}
        </span>
      )}
    </a>
  )
}
