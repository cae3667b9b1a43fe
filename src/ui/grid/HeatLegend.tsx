import type { ReactNode } from 'react'
import styles from './HeatLegend.module.css'

export type HeatLegendItem = { step: 'met' | 'none' | 'unrated' | 1 | 4 | 5 | 8; label: string }

/** What the colours of a HeatGrid mean; the keys stand at the end. */
export function HeatLegend({ items, end }: { items: readonly HeatLegendItem[]; end?: ReactNode }) {
  return (
    <div className={styles.legend}>
      <ul className={styles.items}>
        {items.map(item => (
          <li key={item.label} className={styles.item}>
            <span className={styles.box} data-step={item.step} aria-hidden="true" />
            {item.label}
          </li>
        ))}
      </ul>
      {end}
    </div>
  )
}
