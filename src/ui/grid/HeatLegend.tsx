import type { ReactNode } from 'react'
import styles from './HeatLegend.module.css'

export type HeatLegendItem = { state: 'met' | 'none' | 'unrated'; label: string }

/** Boxes in the colours of the steps, each with what it begins at. */
export type HeatScale = { label: string; steps: readonly { step: number; text: string }[] }

type HeatLegendProps = { scale: HeatScale; items: readonly HeatLegendItem[]; end?: ReactNode }

/** What the colours of a HeatGrid mean; the keys stand at the end. */
export function HeatLegend({ scale, items, end }: HeatLegendProps) {
  return (
    <div className={styles.legend}>
      <ul className={styles.items}>
        <li className={styles.item}>
          {scale.label}
          <span className={styles.scale}>
            {scale.steps.map(({ step, text }) => (
              <span key={step} className={styles.step} data-step={step}>
                {text}
              </span>
            ))}
          </span>
        </li>
        {items.map(item => (
          <li key={item.label} className={styles.item}>
            <span className={styles.box} data-step={item.state} aria-hidden="true" />
            {item.label}
          </li>
        ))}
      </ul>
      {end}
    </div>
  )
}
