import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { useLanguage } from '../../app/language'
import { usePaged } from '../../app/paged'
import type { Certificate } from '../../contract/certificates'
import { most } from '../../domain/fields/lengths'
import { PrintProgress } from '../../parts/certificates/PrintProgress'
import { usePrintCertificates } from '../../parts/certificates/use-print-certificates'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { PagedTable } from '../../parts/lists/PagedTable'
import { useChosen } from '../../parts/lists/use-chosen'
import { useColumnChoice } from '../../parts/lists/use-column-choice'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Notice } from '../../ui/feedback/Notice'
import { Segmented } from '../../ui/field/Segmented'
import { TextInput } from '../../ui/field/TextInput'
import { useSettled } from '../../ui/field/use-settled'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Menu } from '../../ui/overlay/Menu'
import { CertificatePanel } from './CertificatePanel'
import styles from './Log.module.css'
import { useLogColumns } from './log-columns'

const rowKey = (row: Certificate) => row.id
const isValid = (row: Certificate) => row.status === 'valid'

/** 证书发放登记: every certificate, valid and voided, newest first. */
export function IssueLog({ today, show = 'all' }: { today: string; show?: LogFilter['status'] }) {
  const { t } = useTranslation(['certificates', 'common'])
  const language = useLanguage(state => state.language)
  const [text, setText] = useState('')
  const [status, setStatus] = useState<LogFilter['status']>(show)
  const filter = useMemo(() => ({ status, text: text.trim() }), [status, text])
  const log = useIssueLog(useSettled(filter, 150))
  const chosen = useChosen(log.rows, rowKey)
  const [open, setOpen] = useState<string | null>(null)
  const [registering, setRegistering] = useState(false)
  const { table, menu } = useColumnChoice(
    'certificates',
    useLogColumns(
      today,
      log.rows.some(row => row.altered),
    ),
  )
  const printing = usePrintCertificates(t('print.fileNameMany'))
  const others = useAsk(
    'certificates',
    'byIds',
    { ids: chosen.unseen },
    { enabled: chosen.unseen.length > 0 },
  )
  const unseen = chosen.unseen.length > 0 ? (others.data ?? []).filter(isValid) : []
  const picked = [...chosen.rows.filter(isValid), ...unseen]
  const uncovered = [...new Set(picked.flatMap(row => row.uncovered))]
  const shown = log.rows.find(row => row.id === open)
  const narrowed = filter.text !== '' || status !== 'all'
  const year = Number(today.slice(0, 4))
  const refusal =
    chosen.unseen.length > 0 && others.isFetching
      ? t('common:page.loading')
      : chosen.unseen.length > 0 && others.isError
        ? t('log.unseenMissing')
        : picked.length === 0
          ? t('log.chooseFirst')
          : null

  return (
    <>
      <Card
        title={t('log.title')}
        sub={t('log.sub', { count: log.total })}
        actions={
          <>
            <div className={styles.search}>
              <TextInput
                label={t('log.search')}
                type="search"
                placeholder={t('log.search')}
                value={text}
                onChange={setText}
                maxLength={most.search}
              />
            </div>
            <Segmented<LogFilter['status']>
              label={t('log.status')}
              value={status}
              onChange={setStatus}
              segments={(['all', 'in_force', 'to_renew', 'expired', 'voided'] as const).map(value => ({
                value,
                label: t(`log.show.${value}`),
              }))}
            />
            <Menu
              label={picked.length > 0 ? t('log.print', { count: picked.length }) : t('log.printChosen')}
              items={(['together', 'each'] as const).map(kind => ({
                id: kind,
                label: t(`print.${kind}`),
                refusal,
                onSelect: () => printing.print(kind, picked),
              }))}
            />
            {log.total > 0 && menu}
            {log.total > 0 && <Button onClick={() => setRegistering(true)}>{t('log.form', { year })}</Button>}
          </>
        }
        fill
      >
        <Stack gap="none" fill>
          {uncovered.length > 0 && (
            <Notice tone="amber">
              {t('uncovered', {
                count: picked.filter(row => row.uncovered.length > 0).length,
                characters: uncovered.join(' '),
              })}
            </Notice>
          )}
          {unseen.length > 0 && (
            <Notice
              action={
                <Button size="small" kind="quiet" onClick={chosen.clear}>
                  {t('log.clearChosen')}
                </Button>
              }
            >
              {t('log.unseen', { count: unseen.length })}
            </Notice>
          )}
          <div className={styles.progress}>
            <PrintProgress printing={printing} />
          </div>
          <PagedTable
            list={log}
            area="certificates"
            label={t('log.title')}
            {...table}
            rowKey={rowKey}
            selection={{
              keys: chosen.keys,
              onChange: chosen.choose,
              rowLabel: row => t('column.choose', { name: row.printedName }),
              allLabel: t('column.chooseAll'),
            }}
            onOpen={row => setOpen(row.id)}
            currentKey={open}
            empty={narrowed ? <EmptyState title={t('log.nothingFits')} /> : <EmptyLog />}
          />
        </Stack>
      </Card>
      {registering && (
        <FormsDialog
          first="certificate_register"
          only
          subject={{ kind: 'year', year }}
          about={String(year)}
          onClose={() => setRegistering(false)}
        />
      )}
      {shown && (
        <CertificatePanel
          key={shown.id}
          certificate={shown}
          language={language}
          today={today}
          onReprint={() => printing.print('together', [shown])}
          onShow={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** None was ever issued, or those that were are missing: what stands above the log says so too. */
function EmptyLog() {
  const { t } = useTranslation('certificates')
  const missing = useAsk('certificates', 'lostNumbers', {}).data?.length ?? 0
  return missing > 0 ? (
    <EmptyState title={t('log.emptyMissing', { count: missing })}>{t('log.emptyMissingHint')}</EmptyState>
  ) : (
    <EmptyState title={t('log.empty')}>{t('log.emptyHint')}</EmptyState>
  )
}

interface LogFilter {
  status: 'all' | 'in_force' | 'to_renew' | 'expired' | 'voided'
  text: string
}

/** The issue log, newest first. */
const useIssueLog = (filter: LogFilter) =>
  usePaged(['certificates', 'list', filter], (cursor: string | null) =>
    client.certificates.list({ ...filter, cursor, limit: 200 }),
  )
