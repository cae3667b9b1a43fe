import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BackupEntry } from '../../contract/book/backup-entry'
import { rowsLost, soundnessOf, stepsLost } from '../../domain/book/good-backup'
import { cx } from '../../ui/cx'
import { Tag } from '../../ui/Tag'
import styles from './BackupRow.module.css'
import { bytesText } from './bytes-text'
import { mismatchText } from './mismatch-text'
import { agoText, secondText } from './moment-text'

type BackupRowProps = {
  backup: BackupEntry
  /** What it is among the others: the recommended one, the newest good one. */
  mark: string | null
  /** Of the book that was here last, where it is known: then it says how many steps it lacks. */
  lastStep: number | null
  /** In ms since 1970. */
  now: number
  action: ReactNode
}

/** One backup by what it is told apart from the others by: when and why it was made, how much is in it, how sound it is. */
export function BackupRow({ backup, mark, lastStep, now, action }: BackupRowProps) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const number = new Intl.NumberFormat(language)
  const lost = rowsLost(backup)
  /** What a restore took the place of: that it lacks what was done since is what it is for. */
  const isBefore = backup.reason === 'before_restore'
  const notes = [
    ...(backup.unreadable ? [t(`backup.unreadableHint.${backup.unreadable}`)] : []),
    ...(backup.again && !backup.unreadable && !backup.changed ? [t('backup.againHint')] : []),
    ...(backup.changed ? [t('backup.changedHint')] : []),
    ...(backup.heldAt ? [t('backup.heldHint', { at: secondText(language, backup.heldAt) })] : []),
    ...(backup.otherLine
      ? [t(isBefore ? 'backup.otherLineBack' : `backup.otherLineHint.${backup.otherLine}`)]
      : []),
    ...(backup.lineUnknown ? [t('backup.lineUnknown')] : []),
    ...stepsIn(t, backup, lastStep),
    ...(lost > 0 ? [t('backup.lossyMeta', { count: lost, lost: number.format(lost) })] : []),
    ...(backup.record?.state === 'altered' ? [mismatchText(t, language, backup.record)] : []),
  ]
  const figures = (['people', 'sessions', 'certificates'] as const).map(what => {
    const count = backup.counts?.[what]
    return t(`backup.counts.${what}`, { number: count === undefined ? '—' : number.format(count) })
  })
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.line}>
          <span>{secondText(language, backup.at)}</span>
          <span className={styles.quiet}>{agoText(language, backup.at, t('backup.justNow'), now)}</span>
          <Soundness backup={backup} />
          {backup.heldAt && <Tag tone="amber">{t('backup.held')}</Tag>}
          {backup.otherLine && <Tag tone="amber">{t('backup.otherLine')}</Tag>}
          {mark && <Tag tone="accent">{mark}</Tag>}
        </div>
        <div className={cx(styles.line, styles.quiet)}>
          <span>{t(`backup.reason.${backup.reason}`)}</span>
          {[...figures, bytesText(backup.bytes)].map(figure => (
            <span key={figure} className={styles.figure}>
              {figure}
            </span>
          ))}
        </div>
        {notes.length > 0 && <div className={cx(styles.quiet, styles.note)}>{notes.join(' · ')}</div>}
      </div>
      <div className={styles.actions}>{action}</div>
    </li>
  )
}

/** A copy that is as it was written, and yet lacks what the damage took, is not called good. */
function Soundness({ backup }: { backup: BackupEntry }) {
  const { t } = useTranslation('book')
  switch (soundnessOf(backup)) {
    case 'unreadable':
      return backup.unreadable === 'too_large' ? (
        <Tag tone="amber">{t('backup.unlooked')}</Tag>
      ) : (
        <Tag tone="cinnabar">{t('backup.unreadable')}</Tag>
      )
    case 'bad':
      return <Tag tone="cinnabar">{t('backup.bad')}</Tag>
    case 'changed':
      return <Tag tone="amber">{t('backup.changed')}</Tag>
    case 'altered':
      return (
        <Tag tone="cinnabar" title={t('backup.mismatchHint')}>
          {t('mismatch.tag')}
        </Tag>
      )
    case 'lossy':
      return <Tag tone="amber">{t('backup.lossy')}</Tag>
    case 'salvaged':
      return <Tag tone="amber">{t('backup.salvaged')}</Tag>
    case 'good':
      return <Tag tone="plain">{t('backup.good')}</Tag>
  }
}

/** How far it goes, beside the book that was here. What was salvaged has one step more, which says so. */
function stepsIn(t: TFunction<'book'>, backup: BackupEntry, last: number | null): string[] {
  const { lastStep, reason, otherLine, lineUnknown } = backup
  if (last === null || lastStep === undefined || otherLine || lineUnknown) return []
  const gone = stepsLost(backup)
  if (gone > 0) return [t('restore.lostSteps', { count: gone })]
  if (lastStep < last) return [t('restore.lacksSteps', { count: last - lastStep })]
  return lastStep === last || reason === 'salvaged' ? [t('restore.allSteps')] : []
}
