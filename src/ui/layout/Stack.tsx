import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './layout.module.css'

export type Gap = 'none' | 'small' | 'normal' | 'large'

type StackProps = {
  gap?: Gap
  /** Takes the height that is left, so that what is inside can scroll by itself. */
  fill?: boolean
  /** At least the height that is left: a foot stands at the lower edge of the window. */
  grows?: boolean
  children: ReactNode
}

/** Things one below another. Gaps: 8, 12 or 16 px. */
export function Stack({ gap = 'large', fill, grows, children }: StackProps) {
  return (
    <div className={cx(styles.stack, styles[gap], fill && styles.fill, grows && styles.grows)}>
      {children}
    </div>
  )
}
