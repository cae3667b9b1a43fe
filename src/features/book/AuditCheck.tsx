import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { refusalText } from '../../app/say'
import type { RecordCheck } from '../../contract/book/record'
import { isOnlyShorter, recordIsWhole } from '../../domain/history/record'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useToast } from '../../ui/feedback/ToastProvider'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Stack } from '../../ui/layout/Stack'
import { Tag } from '../../ui/Tag'
import { AlteredNotes } from './AlteredNotes'
import { CompareHead } from './CompareHead'
import styles from './History.module.css'
import { LossNotes } from './LossNotes'
import { RecordFindings } from './RecordFindings'
import { Recoveries } from './Recoveries'
import { ScanFindings } from './ScanFindings'
import { TakeNote } from './TakeNote'
import { type ScanCheckFlow, useScanCheck } from './use-scan-check'

/** Checks the whole record when the page opens, and again when asked: not after each command. */
export function AuditCheck() {
  const { t } = useTranslation(['book', 'common'])
  const answer = useQuery({
    queryKey: ['audit-check'],
    queryFn: () => client.book.verifyAudit({}),
    gcTime: 0,
  })
  const scans = useScanCheck()
  const newest = useAsk('book', 'history', { limit: 1 }).data?.entries[0]?.seq ?? 0
  const recheck = (
    <Button
      size="small"
      busy={answer.isFetching || scans.isReading}
      onClick={() => {
        void answer.refetch()
        void scans.read()
      }}
    >
      {t('audit.check')}
    </Button>
  )
  if (answer.isError) {
    return (
      <Card title={t('audit.title')} actions={recheck}>
        <ErrorState title={refusalText(t, 'book', answer.error)} />
      </Card>
    )
  }
  const found = answer.data
  return (
    <Card title={t('audit.title')} actions={recheck} padded>
      {found ? (
        <Found
          found={found}
          scans={scans}
          newest={newest}
          isChecking={answer.isFetching}
          recheck={answer.refetch}
        />
      ) : (
        <Skeleton label={t('common:page.loading')} rows={3} />
      )}
    </Card>
  )
}

type FoundProps = {
  found: RecordCheck
  scans: ScanCheckFlow
  /** Number of the newest entry. */
  newest: number
  isChecking: boolean
  recheck: () => Promise<unknown>
}

function Found({ found, scans, newest, isChecking, recheck }: FoundProps) {
  /** Steps since it was checked. */
  const later = Math.max(0, newest - found.newest)
  const { t, i18n } = useTranslation('book')
  const toast = useToast()
  const number = new Intl.NumberFormat(i18n.language)
  /** The fingerprint alone: it is what is compared later. */
  const copy = async () => {
    await window.zhixing.copyText(found.head)
    toast({ message: t('audit.copied', { entry: number.format(found.headEntry) }) })
  }
  return (
    <Stack gap="normal">
      <div>
        <Verdict record={found} scans={scans} />
      </div>
      {later > 0 && <p>{t('audit.later', { entry: number.format(found.newest), count: later })}</p>}
      <RecordFindings found={found} />
      <TakeNote found={found} newest={newest} isChecking={isChecking} recheck={recheck} />
      <ScanFindings check={scans} />
      <AlteredNotes />
      <LossNotes />
      <Recoveries />
      <Facts
        facts={[
          {
            label: t('audit.entries'),
            value:
              found.newest > found.entries
                ? t('audit.entriesTo', {
                    entries: number.format(found.entries),
                    newest: number.format(found.newest),
                  })
                : number.format(found.entries),
          },
          { label: t('audit.rows'), value: number.format(found.rows) },
          {
            label: t('audit.took'),
            value: t('audit.seconds', { seconds: number.format(found.took / 1000) }),
          },
        ]}
      />
      {found.headEntry > 0 && (
        <div>
          <p className={styles.hashLabel}>{t('audit.head', { entry: number.format(found.headEntry) })}</p>
          <p className={styles.hash}>{found.head}</p>
          <Button size="small" onClick={() => void copy()}>
            {t('audit.copy')}
          </Button>
        </div>
      )}
      <p className={styles.hashLabel}>{t('audit.hint')}</p>
      <p className={styles.hashLabel}>{t('audit.limit')}</p>
      <CompareHead />
    </Stack>
  )
}

/** One verdict over both: nothing is whole while a scan is lost, or before anybody looked. */
function Verdict({ record, scans }: { record: RecordCheck; scans: ScanCheckFlow }) {
  const { t } = useTranslation('book')
  if (!recordIsWhole(record))
    return <Tag tone="cinnabar">{t(isOnlyShorter(record) ? 'audit.shorter' : 'audit.altered')}</Tag>
  if (scans.isReading || (!scans.found && !scans.error)) return <Tag>{t('audit.scansOpen')}</Tag>
  if (!scans.found || scans.error) return <Tag tone="amber">{t('audit.scansUnknown')}</Tag>
  if (scans.found.lost.count > 0) return <Tag tone="cinnabar">{t('audit.scansLost')}</Tag>
  const since = record.salvagedAt !== null
  return <Tag tone={since ? 'amber' : 'green'}>{t(since ? 'audit.okSince' : 'audit.ok')}</Tag>
}
