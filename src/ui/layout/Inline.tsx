import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './layout.module.css'
import type { Gap } from './Stack'

type InlineProps = { gap?: Gap; justify?: 'start' | 'between' | 'end'; children: ReactNode }

/** Things side by side, wrapping when there is no room. */
export function Inline({ gap = 'small', justify = 'start', children }: InlineProps) {
  return (
    <div className={cx(styles.inline, styles[gap], justify !== 'start' && styles[justify])}>{children}</div>
  )
}
