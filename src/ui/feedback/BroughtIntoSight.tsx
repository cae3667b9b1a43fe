import { type ReactNode, useEffect, useRef } from 'react'
import styles from './BroughtIntoSight.module.css'

type BroughtIntoSightProps = {
  /** Another value for each thing that comes to stand here; null for nothing. */
  what: unknown
  /** What it is: then it takes the focus, so that it is read out and the next Tab goes on from it. */
  label?: string
  children: ReactNode
}

/** Scrolls to what comes to stand here, below the fold maybe. What is there when the page opens moves nothing. */
export function BroughtIntoSight({ what, label, children }: BroughtIntoSightProps) {
  const part = useRef<HTMLDivElement>(null)
  const before = useRef(what)
  const focused = label !== undefined
  useEffect(() => {
    const isNew = what !== null && what !== before.current
    before.current = what
    if (!isNew) return
    part.current?.scrollIntoView?.({ block: 'nearest' })
    if (focused) part.current?.focus({ preventScroll: true })
  }, [what, focused])
  if (what === null) return null
  return (
    <div
      ref={part}
      className={styles.part}
      {...(focused ? { role: 'group', tabIndex: -1, 'aria-label': label } : {})}
    >
      {children}
    </div>
  )
}
