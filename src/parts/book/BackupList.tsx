import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BackupEntry } from '../../contract/book'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Tag } from '../../ui/Tag'
import { bytesText, instantText } from './moment-text'
import { SalvageLosses } from './SalvageLosses'

type BackupListProps = {
  backups: readonly BackupEntry[]
  onRestore: (backup: BackupEntry) => void
  /** The one being restored. */
  busyName?: string | null
  /** The one to offer first. */
  primary?: string | null
  /** Why none can be restored just now. */
  refusal?: string | null
}

/** Backups, newest first: when, why, how large, and whether they were read back and found whole. */
export function BackupList(props: BackupListProps) {
  const { backups, onRestore, busyName = null, primary = null, refusal = null } = props
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  return (
    <>
      <List label={t('restore.list')}>
        {backups.map(one => (
          <ListRow
            key={one.name}
            lead={
              <Tag tone={one.verified ? 'green' : 'cinnabar'}>
                {t(one.verified ? 'backup.good' : 'backup.bad')}
              </Tag>
            }
            title={instantText(language, one.at)}
            meta={`${t(`backup.reason.${one.reason}`)} · ${bytesText(one.bytes)}`}
            end={
              <Button
                kind={one.name === primary ? 'primary' : 'plain'}
                busy={busyName === one.name}
                refusal={one.verified ? refusal : t('backup.badHint')}
                aria-label={t('restore.one', { at: instantText(language, one.at) })}
                onClick={() => onRestore(one)}
              >
                {t('restore.button')}
              </Button>
            }
          />
        ))}
      </List>
      <SalvageLosses backups={backups} />
    </>
  )
}
