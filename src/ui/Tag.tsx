import type { ReactNode } from 'react'
import { cx } from './cx'
import styles from './Tag.module.css'

/** Plain is what most rows are; a ground marks the exception. */
export type Tone = 'plain' | 'neutral' | 'accent' | 'green' | 'amber' | 'cinnabar'

type TagProps = {
  tone?: Tone
  /** A longer reading for the tooltip. */
  title?: string
  children: ReactNode
}

/** A word on a tinted ground: a state, a kind, a number of people. */
export function Tag({ tone = 'neutral', title, children }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[tone])} title={title}>
      {children}
    </span>
  )
}
