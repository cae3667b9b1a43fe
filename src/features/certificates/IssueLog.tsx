import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { refusalText } from '../../app/say'
import type { Certificate } from '../../contract/certificates'
import { PrintProgress } from '../../parts/certificates/PrintProgress'
import { usePrintCertificates } from '../../parts/certificates/use-print-certificates'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Notice } from '../../ui/feedback/Notice'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Segmented } from '../../ui/field/Segmented'
import { TextInput } from '../../ui/field/TextInput'
import { useSettled } from '../../ui/field/use-settled'
import { DataTable } from '../../ui/grid/DataTable'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Menu } from '../../ui/overlay/Menu'
import { CertificatePanel } from './CertificatePanel'
import styles from './Log.module.css'
import { useLogColumns } from './log-columns'
import { type LogFilter, useIssueLog } from './use-issue-log'

const rowKey = (row: Certificate) => row.id

/** 证书发放登记: every certificate, valid and voided, newest first. */
export function IssueLog({ today }: { today: string }) {
  const { t } = useTranslation(['certificates', 'common'])
  const language = useLanguage(state => state.language)
  const [text, setText] = useState('')
  const [status, setStatus] = useState<LogFilter['status']>('all')
  const filter = useMemo(() => ({ status, text: text.trim() }), [status, text])
  const log = useIssueLog(useSettled(filter, 150))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<string | null>(null)
  const [registering, setRegistering] = useState(false)
  const columns = useLogColumns(today)
  const printing = usePrintCertificates(t('print.fileNameMany'))
  const picked = log.rows.filter(row => chosen.has(row.id) && row.status === 'valid')
  const uncovered = [...new Set(picked.flatMap(row => row.uncovered))]
  const shown = log.rows.find(row => row.id === open)
  const narrowed = filter.text !== '' || status !== 'all'
  const year = Number(today.slice(0, 4))
  const refusal = picked.length === 0 ? t('log.chooseFirst') : null

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
                maxLength={100}
              />
            </div>
            <Segmented<LogFilter['status']>
              label={t('log.status')}
              value={status}
              onChange={setStatus}
              segments={(['all', 'valid', 'voided'] as const).map(value => ({
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
            {log.total > 0 && <Button onClick={() => setRegistering(true)}>{t('log.form', { year })}</Button>}
          </>
        }
        fill
      >
        {log.isError ? (
          <ErrorState
            title={refusalText(t, 'certificates', log.error)}
            action={<Button onClick={() => void log.refetch()}>{t('common:action.retry')}</Button>}
          />
        ) : log.isPending ? (
          <Skeleton label={t('common:page.loading')} rows={8} />
        ) : (
          <Stack gap="none" fill>
            {uncovered.length > 0 && (
              <Notice tone="amber">
                {t('uncovered', {
                  count: picked.filter(row => row.uncovered.length > 0).length,
                  characters: uncovered.join(' '),
                })}
              </Notice>
            )}
            <div className={styles.progress}>
              <PrintProgress printing={printing} />
            </div>
            <DataTable<Certificate>
              label={t('log.title')}
              columns={columns}
              rows={log.rows}
              rowKey={rowKey}
              totalRows={log.total}
              onEndReached={log.more}
              selection={{
                keys: chosen,
                onChange: setChosen,
                rowLabel: row => t('column.choose', { name: row.printedName }),
                allLabel: t('column.chooseAll'),
              }}
              onOpen={row => setOpen(row.id)}
              currentKey={open}
              height="fill"
              empty={
                narrowed ? (
                  <EmptyState title={t('log.nothingFits')} />
                ) : (
                  <EmptyState title={t('log.empty')}>{t('log.emptyHint')}</EmptyState>
                )
              }
            />
          </Stack>
        )}
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
