import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { historyText, whoText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { bringBack, takeBack, useUndoWork } from '../../app/undo'
import type { HistoryEntry } from '../../contract/book/history'
import { ChangeList } from '../../parts/book/ChangeList'
import { clockText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Tag } from '../../ui/Tag'
import styles from './History.module.css'

type HistoryLineProps = { entry: HistoryEntry; canRedo: boolean }

/** One step: when, what, who; opens to what it changed. */
export function HistoryLine({ entry, canRedo }: HistoryLineProps) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const [open, setOpen] = useState(false)
  const detailId = useId()
  return (
    <li className={styles.entry} data-undone={entry.undone || undefined}>
      <div className={styles.line}>
        <span className={styles.time}>{clockText(language, entry.at)}</span>
        <span className={styles.what}>
          <span className={styles.words}>{historyText(t, entry)}</span>{' '}
          {entry.undone && <Tag>{t('history.undone')}</Tag>}
          {entry.kind === 'do' && entry.undo === 'compensated' && <Tag>{t('history.compensated')}</Tag>}
        </span>
        <span className={styles.who}>{whoText(t, entry)}</span>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={detailId}
          disabled={entry.changes === 0}
          onClick={() => setOpen(!open)}
        >
          {t('history.changes', { count: entry.changes })}
        </button>
        <span className={styles.action}>
          <LineAction entry={entry} canRedo={canRedo} />
        </span>
      </div>
      <div id={detailId} className={open ? styles.detail : undefined}>
        {open && <ChangeList seq={entry.seq} />}
      </div>
    </li>
  )
}

function LineAction({ entry, canRedo }: HistoryLineProps) {
  const { t } = useTranslation(['book', 'common'])
  const busy = useUndoWork(state => state.seq === entry.seq)
  if (canRedo) {
    return (
      <Button size="small" busy={busy} onClick={() => void bringBack(entry.seq)}>
        {t('common:action.redo')}
      </Button>
    )
  }
  if (entry.kind !== 'do' || entry.undone) return null
  const reason = entry.undo === 'final' ? 'final' : entry.behind
  if (reason) return <span className={styles.reason}>{t(`history.cannot.${reason}`)}</span>
  return (
    <Button size="small" busy={busy} onClick={() => void takeBack(entry.seq)}>
      {t('common:action.undo')}
    </Button>
  )
}
