import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BackupEntry } from '../../contract/book/backup-entry'
import { isChoice } from '../../domain/book/good-backup'
import { Button } from '../../ui/Button'
import { List } from '../../ui/layout/ListRow'
import { BackupRow } from './BackupRow'
import styles from './BackupRow.module.css'
import { CheckAgain } from './CheckAgain'
import { secondText } from './moment-text'
import { SalvageLosses } from './SalvageLosses'
import { useMinute } from './use-minute'

type BackupListProps = {
  backups: readonly BackupEntry[]
  onRestore: (backup: BackupEntry) => void
  /** The one being restored. */
  busyName?: string | null
  /** The one to offer first. */
  primary?: string | null
  /** The newest good one, where none has to be recommended. */
  newest?: string | null
  /** Of the book that was here last, where it is known: then each says how many steps it lacks. */
  lastStep?: number | null
  /** Why none can be restored just now. */
  refusal?: string | null
}

/** So long the losses of a recovered copy stand above the list. */
const newsDays = 14

/** Backups: when, why, what is in them, whether they were read back and found whole, and how much a salvaged one lacks. */
export function BackupList(props: BackupListProps) {
  const { onRestore, busyName = null, primary = null, newest = null } = props
  const { lastStep = null, refusal = null } = props
  const { t } = useTranslation('book')
  const now = useMinute()
  const language = useLanguage(state => state.language)
  // What a look just found, until the list itself says it.
  const [found, setFound] = useState<ReadonlyMap<BackupEntry, BackupEntry>>(new Map())
  const backups = props.backups.map(one => found.get(one) ?? one)
  const choice = isChoice(backups)
  const markOf = (name: string) => {
    if (!choice) return null
    return name === primary ? t('restore.recommended') : name === newest ? t('backup.newest') : null
  }
  const isNews = ({ at }: BackupEntry) => Date.now() - Date.parse(at) < newsDays * 86_400_000
  // What a worse copy lacks does not push the recommended one below the fold.
  const isAbove = (one: BackupEntry) => isNews(one) && (primary === null || one.name === primary)
  const news = backups.filter(one => one.lost && isAbove(one))
  const rest = backups.filter(one => one.lost && !isAbove(one))
  return (
    <>
      {/* What a recovery lost comes before the copies it can be looked for in, until it is known well. */}
      {news.length > 0 && (
        <div className={styles.news}>
          <SalvageLosses backups={news} />
        </div>
      )}
      <List label={t('restore.list')}>
        {props.backups.map(listed => {
          const one = found.get(listed) ?? listed
          return (
            <BackupRow
              key={one.name}
              backup={one}
              mark={markOf(one.name)}
              lastStep={lastStep}
              now={now}
              action={
                <>
                  {(one.again || one.changed) && (
                    <CheckAgain
                      backup={one}
                      onChecked={now => setFound(known => new Map(known).set(listed, now))}
                    />
                  )}
                  <Button
                    kind={one.name === primary ? 'primary' : 'plain'}
                    busy={busyName === one.name}
                    refusal={one.verified || one.again ? refusal : t('backup.badHint')}
                    aria-label={t('restore.one', { at: secondText(language, one.at) })}
                    onClick={() => onRestore(one)}
                  >
                    {t('restore.button')}
                  </Button>
                </>
              }
            />
          )
        })}
      </List>
      {rest.length > 0 && (
        <div className={styles.below}>
          <SalvageLosses backups={rest} />
        </div>
      )}
    </>
  )
}
