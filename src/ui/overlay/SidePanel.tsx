import { type ReactNode, useId, useRef } from 'react'
import { CloseButton } from '../CloseButton'
import { firstProblemHasFocus } from '../field/first-problem'
import { useKeys } from '../keys'
import { useScrollFocus } from '../layout/use-scroll-focus'
import { useFocusReturn } from './focus-return'
import styles from './SidePanel.module.css'

type SidePanelProps = {
  title: ReactNode
  sub?: ReactNode
  onClose: () => void
  closeLabel: string
  /** Buttons that stay in sight at the foot. */
  actions?: ReactNode
  width?: 'normal' | 'wide'
  children: ReactNode
}

/**
 * A drawer at the right of the page, which stays in use. It takes the focus and gives it back; Escape inside closes it.
 */
export function SidePanel(props: SidePanelProps) {
  const { title, sub, onClose, closeLabel, actions, width = 'normal', children } = props
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const scrollFocus = useScrollFocus(body, typeof title === 'string' ? title : undefined)

  useFocusReturn(panel)
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
