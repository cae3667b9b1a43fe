import type { ReactNode, Ref } from 'react'
import { cx } from '../cx'
import styles from './layout.module.css'

type ColumnsProps = {
  aside: ReactNode
  /** 320, 340 or 420 px, more on a large screen. */
  width?: 'narrow' | 'normal' | 'wide'
  /** Both columns take the height that is left in the page. */
  fill?: boolean
  children: ReactNode
  ref?: Ref<HTMLDivElement>
}

/** The work at the left, what goes with it at the right. */
export function Columns({ aside, width = 'normal', fill, children, ref }: ColumnsProps) {
  return (
    <div ref={ref} className={cx(styles.columns, width !== 'normal' && styles[width], fill && styles.fill)}>
      <div className={cx(styles.stack, styles.large)}>{children}</div>
      <div className={cx(styles.stack, styles.large)}>{aside}</div>
    </div>
  )
}
