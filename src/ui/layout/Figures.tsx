import type { ReactNode } from 'react'
import styles from './Figures.module.css'

/** Figures of a card, two in a row with thin lines between: put one ExplainedNumber of form `figure` in each cell. */
export function Figures({ cells }: { cells: readonly { id: string; figure: ReactNode }[] }) {
  return (
    <div className={styles.figures}>
      {cells.map(cell => (
        <div key={cell.id} className={styles.cell}>
          {cell.figure}
        </div>
      ))}
    </div>
  )
}
