import { cx } from '../cx'
import styles from './Tally.module.css'

export type TallyItem = { label: string; value: string; tone?: 'plain' | 'green' | 'amber' | 'cinnabar' }

/** A few figures in one line: 新增 519 · 不变 0 · 要你决定 25 · 无法导入 3. */
export function Tally({ items }: { items: readonly TallyItem[] }) {
  return (
    <dl className={styles.tally}>
      {items.map(item => (
        <div
          key={item.label}
          className={cx(styles.item, item.tone && styles[item.tone], item.value === '0' && styles.none)}
        >
          <dt>{item.label}</dt>
          <dd className={styles.value}>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
