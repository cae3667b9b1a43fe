import type { ReactNode, Ref } from 'react'
import { cx } from '../cx'
import styles from './Tools.module.css'

type ToolsProps = {
  /** Over the table of a card, with a line below; left out, it stands on the page. */
  inCard?: boolean
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** Search, filters and switches over what they narrow, all 28 px high. */
export function Tools({ inCard, ref, children }: ToolsProps) {
  return (
    <div ref={ref} className={cx(styles.line, inCard && styles.inCard)}>
      {children}
    </div>
  )
}
