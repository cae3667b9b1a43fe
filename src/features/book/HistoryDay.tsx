import type { HistoryEntry } from '../../contract/book/history'
import { Card } from '../../ui/layout/Card'
import styles from './History.module.css'
import { HistoryLine } from './HistoryLine'

type HistoryDayProps = { heading: string; entries: readonly HistoryEntry[]; redoSeq: number | null }

/** What was done on one day. */
export function HistoryDay({ heading, entries, redoSeq }: HistoryDayProps) {
  return (
    <Card title={heading} sub={entries.length}>
      <ul className={styles.entries} aria-label={heading}>
        {entries.map(entry => (
          <HistoryLine key={entry.seq} entry={entry} canRedo={entry.seq === redoSeq} />
        ))}
      </ul>
    </Card>
  )
}
