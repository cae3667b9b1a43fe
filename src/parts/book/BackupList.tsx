import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BackupEntry } from '../../contract/book/backups'
import { isChoice } from '../../domain/book/good-backup'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'
import { mismatchText } from './mismatch-text'
import { bytesText, instantText } from './moment-text'
import { SalvageLosses } from './SalvageLosses'

type BackupListProps = {
  backups: readonly BackupEntry[]
  onRestore: (backup: BackupEntry) => void
  /** The one being restored. */
  busyName?: string | null
  /** The one to offer first. */
  primary?: string | null
  /** Of the book that was here last, where it is known: then each says how many steps it lacks. */
  lastStep?: number | null
  /** Why none can be restored just now. */
  refusal?: string | null
}

/** Backups: when, why, how large, whether they were read back and found whole, and how much a salvaged one lacks. */
export function BackupList(props: BackupListProps) {
  const { backups, onRestore, busyName = null, primary = null, lastStep = null, refusal = null } = props
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const number = new Intl.NumberFormat(language)
  const choice = isChoice(backups)
  return (
    <>
      <List label={t('restore.list')}>
        {backups.map(one => (
          <ListRow
            key={one.name}
            lead={<Soundness backup={one} />}
            title={
              <>
                {instantText(language, one.at)}{' '}
                {one.name === primary && choice && <Tag tone="accent">{t('restore.recommended')}</Tag>}
              </>
            }
            meta={[
              t(`backup.reason.${one.reason}`),
              bytesText(one.bytes),
              ...stepsIn(t, one, lastStep),
              ...(rowsLost(one) > 0
                ? [t('backup.lossyMeta', { count: rowsLost(one), lost: number.format(rowsLost(one)) })]
                : []),
              ...(one.record?.state === 'altered' ? [mismatchText(t, language, one.record)] : []),
            ].join(' · ')}
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

/** A copy that is as it was written, and yet lacks what the damage took, is not called good. */
function Soundness({ backup }: { backup: BackupEntry }) {
  const { t } = useTranslation('book')
  if (!backup.verified) return <Tag tone="cinnabar">{t('backup.bad')}</Tag>
  if (backup.record?.state === 'altered')
    return (
      <Tag tone="cinnabar" title={t('backup.mismatchHint')}>
        {t('mismatch.tag')}
      </Tag>
    )
  return rowsLost(backup) > 0 ? (
    <Tag tone="amber">{t('backup.lossy')}</Tag>
  ) : (
    <Tag tone="green">{t('backup.good')}</Tag>
  )
}

/** How far it goes, beside the book that was here. What was salvaged has one step more, which says so. */
function stepsIn(t: TFunction<'book'>, { lastStep, reason }: BackupEntry, last: number | null): string[] {
  if (last === null || lastStep === undefined) return []
  if (lastStep < last) return [t('restore.lacksSteps', { count: last - lastStep })]
  return lastStep === last || reason === 'salvaged' ? [t('restore.allSteps')] : []
}

/** Rows that are missing, at least, over all tables. */
const rowsLost = ({ lost }: BackupEntry): number => (lost ?? []).reduce((sum, one) => sum + one.lost, 0)
