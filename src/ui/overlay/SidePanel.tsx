import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { CloseButton } from '../CloseButton'
import { firstProblemHasFocus } from '../field/first-problem'
import { useKeys } from '../keys'
import { useScrollFocus } from '../layout/use-scroll-focus'
import styles from './SidePanel.module.css'

type SidePanelProps = {
  title: ReactNode
  sub?: ReactNode
  onClose: () => void
  closeLabel: string
  /** Buttons that stay in sight at the foot. */
  actions?: ReactNode
  /** Takes the focus when it opens and gives it back when it closes. */
  takeFocus?: boolean
  width?: 'normal' | 'wide'
  children: ReactNode
}

/** A drawer at the right of the page. The page behind it stays in use. Escape inside closes it. */
export function SidePanel(props: SidePanelProps) {
  const { title, sub, onClose, closeLabel, actions, takeFocus = true, width = 'normal', children } = props
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  const scrollFocus = useScrollFocus(body, typeof title === 'string' ? title : undefined)

  // Before the effects of the fields inside, one of which may take the focus.
  useLayoutEffect(() => {
    opener.current = document.activeElement
  }, [])
  useEffect(() => {
    if (!takeFocus) return
    const before = opener.current
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus()
    return () => {
      const inside = document.activeElement === document.body || !document.activeElement
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [takeFocus])

  useKeys([{ keys: 'Esc', run: onClose }], panel)

  return (
    <aside
      ref={panel}
      className={styles.panel}
      data-side-panel={width}
      aria-labelledby={id}
      tabIndex={-1}
      {...firstProblemHasFocus}
    >
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {sub !== undefined && <div className={styles.sub}>{sub}</div>}
        </div>
        <CloseButton label={closeLabel} onClose={onClose} />
      </header>
      <div ref={body} className={styles.body} {...scrollFocus}>
        {children}
      </div>
      {actions && <footer className={styles.foot}>{actions}</footer>}
    </aside>
  )
}
