import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { useToday } from '../../app/today'
import { CallFailed } from '../../parts/asked/CallFailed'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { useColumnChoice } from '../../parts/lists/use-column-choice'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Select } from '../../ui/field/Select'
import { DataTable } from '../../ui/grid/DataTable'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { LedgerSum } from './LedgerSum'
import { useLedgerColumns } from './ledger-columns'
import type { LedgerLine } from './ledger-sums'
import styles from './Records.module.css'
import { useWriteFile } from './use-write-file'

/** 培训台账: every session of a year that was held. Enter opens one. */
export function LedgerTab() {
  const today = useToday()
  const years = useAsk('reports', 'ledgerYears', {})
  const office = useAsk('settings', 'office', {})
  const [chosen, setChosen] = useState<number | null>(null)
  const { t } = useTranslation(['reports', 'today', 'common'])
  if (today === null || !years.data || !office.data) {
    return <Skeleton label={t('common:page.loading')} rows={10} />
  }
  // This year stands in the list from its first day, though nothing was held yet.
  const thisYear = Number(today.slice(0, 4))
  const offered = [...new Set([thisYear, ...years.data])].sort((a, b) => b - a)
  const year = chosen ?? (years.data.includes(thisYear) ? thisYear : (years.data[0] ?? thisYear))
  return <Ledger year={year} years={offered} minutesPerHour={office.data.minutesPerHour} onYear={setChosen} />
}

type LedgerProps = {
  year: number
  years: readonly number[]
  minutesPerHour: 45 | 60
  onYear: (year: number) => void
}

function Ledger({ year, years, minutesPerHour, onYear }: LedgerProps) {
  const { t } = useTranslation(['reports', 'today', 'common'])
  const language = useLanguage(state => state.language)
  const answer = useAsk('reports', 'ledger', { year }, { keepPrevious: true })
  const { table, menu } = useColumnChoice('ledger', useLedgerColumns(minutesPerHour))
  const write = useJob('reports', 'exportLedger')
  const writeFile = useWriteFile()
  const [printing, setPrinting] = useState(false)
  const open = useCallback((line: LedgerLine) => go({ page: 'session', id: line.sessionId }), [])
  const lines = answer.data ?? []
  const exportLedger = () =>
    writeFile(t('export.action'), t('export.ledger', { year }), file =>
      write.mutateAsync({ input: { file, year, language } }),
    )
  return (
    <Card
      title={t('ledger.title')}
      sub={answer.data && t('ledger.sessions', { count: lines.length })}
      fill
      actions={
        <>
          <Select
            width="short"
            label={t('ledger.year')}
            value={String(year)}
            onChange={value => onYear(Number(value))}
            options={years.map(one => ({ value: String(one), label: t('ledger.yearOf', { year: one }) }))}
          />
          {menu}
          <Button
            busy={write.isPending}
            refusal={lines.length === 0 ? t('ledger.empty', { year }) : null}
            onClick={() => void exportLedger()}
          >
            {t('export.action')}
          </Button>
          <Button
            refusal={lines.length === 0 ? t('ledger.empty', { year }) : null}
            onClick={() => setPrinting(true)}
          >
            {t('ledger.form')}
          </Button>
          {printing && (
            <FormsDialog
              first="ledger"
              only
              subject={{ kind: 'year', year }}
              about={String(year)}
              onClose={() => setPrinting(false)}
            />
          )}
        </>
      }
    >
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={10} />
      ) : answer.isError ? (
        <CallFailed area="reports" asked={answer} />
      ) : (
        <>
          {lines.length > 0 && <LedgerSum lines={lines} />}
          <DataTable
            label={t('ledger.title')}
            {...table}
            rows={lines}
            rowKey={line => line.sessionId}
            onOpen={open}
            height="fill"
            empty={
              <EmptyState
                title={t('ledger.empty', { year })}
                action={
                  <LinkButton href={hrefOf({ page: 'schedule' })} onSelect={() => go({ page: 'schedule' })}>
                    {t('today:new')}
                  </LinkButton>
                }
              >
                {t('ledger.emptyHint')}
              </EmptyState>
            }
          />
          {lines.length > 0 && (
            <p className={styles.footnote}>{t('ledger.footnote', { minutes: minutesPerHour })}</p>
          )}
        </>
      )}
    </Card>
  )
}
