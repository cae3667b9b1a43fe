import type { ReactNode } from 'react'
import styles from './PageFoot.module.css'

/** What is done with the whole page, pinned to the lower edge of the window. It stands last in a `Stack` that `grows`. */
export function PageFoot({ children }: { children: ReactNode }) {
  return (
    <div className={styles.foot} data-foot>
      {children}
    </div>
  )
}
