import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useTakenDraft } from '../../app/drafts'
import { type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { CallFailed } from '../../parts/asked/CallFailed'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Select } from '../../ui/field/Select'
import { DataTable } from '../../ui/grid/DataTable'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'
import { LinePanel } from './LinePanel'
import { NewLinePanel } from './NewLinePanel'
import styles from './Plan.module.css'
import { PlanStatusBar } from './PlanStatusBar'
import { usePlanColumns } from './plan-columns'
import type { PlanLineRow } from './plan-row'

/** The annual plan: twelve months, planned against held. */
export function PlanPage({ route }: { route: Extract<Route, { page: 'plan' }> }) {
  const { t } = useTranslation(['plan', 'common'])
  const state = useAsk('book', 'state', {})
  const today = state.data?.state === 'open' ? state.data.today : ''
  const thisYear = Number(today.slice(0, 4)) || 2026
  const year = route.year ?? thisYear
  usePageTitle(t('title'))
  const years = useAsk('plan', 'years', {})
  const plan = useAsk('reports', 'planOfYear', { year })
  const columns = usePlanColumns(today)
  const draft = useTakenDraft('planLine')
  const [adding, setAdding] = useState(draft !== null)
  const [fromDraft, setFromDraft] = useState(draft)
  const [openId, setOpenId] = useState<string | null>(null)
  const add = () => {
    setOpenId(null)
    setFromDraft(null)
    setAdding(true)
  }
  useKeys([{ keys: 'N', label: t('action.add'), run: add }])
  const open = useCallback((line: PlanLineRow) => {
    setAdding(false)
    setOpenId(line.id)
  }, [])
  const shownYears = [...new Set([thisYear + 1, thisYear, ...(years.data ?? []).map(one => one.year)])].sort(
    (a, b) => b - a,
  )
  const opened = plan.data?.lines.find(line => line.id === openId)

  return (
    <>
      <Card
        title={t('year', { year })}
        sub={plan.data && t('count', { count: plan.data.lines.length })}
        fill
        actions={
          <>
            <Select
              width="short"
              label={t('title')}
              value={String(year)}
              onChange={value => replaceRoute({ page: 'plan', year: Number(value) })}
              options={shownYears.map(one => ({ value: String(one), label: t('year', { year: one }) }))}
            />
            {plan.data && <PlanStatusBar plan={plan.data} today={today} />}
            <Button kind="primary" keyHint="N" onClick={add}>
              {t('action.add')}
            </Button>
          </>
        }
      >
        {plan.isPending ? (
          <Skeleton label={t('common:page.loading')} rows={10} />
        ) : plan.isError ? (
          <CallFailed area="plan" asked={plan} />
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={plan.data.lines}
              rowKey={line => line.id}
              onOpen={open}
              currentKey={openId}
              height="fill"
              empty={
                <EmptyState
                  title={t('empty.title', { year })}
                  action={
                    <Button kind="primary" onClick={add}>
                      {t('action.add')}
                    </Button>
                  }
                >
                  {t('empty.hint')}
                </EmptyState>
              }
            />
            <PlanFoot plan={plan.data} />
          </>
        )}
      </Card>
      {adding && plan.data && (
        <NewLinePanel
          key={fromDraft ? 'draft' : 'new'}
          year={year}
          month={year === thisYear ? Number(today.slice(5, 7)) || 1 : 1}
          kind={plan.data.status === 'draft' ? 'planned' : 'unplanned'}
          from={fromDraft}
          onClose={() => setAdding(false)}
        />
      )}
      {!adding && opened && plan.data && (
        <LinePanel
          key={opened.id}
          line={opened}
          editable={plan.data.status === 'draft' || opened.kind === 'unplanned'}
          onClose={() => setOpenId(null)}
        />
      )}
    </>
  )
}

function PlanFoot({ plan }: { plan: OutputOf<typeof reports.planOfYear> }) {
  const { t } = useTranslation('plan')
  const { completion } = plan
  return (
    <p className={styles.legend} data-foot>
      <span>
        <span className={`${styles.cell} ${styles.swatch}`} data-tone="planned" />
        {t('grid.legend.planned')}
      </span>
      <span>
        <span className={`${styles.cell} ${styles.swatch}`} data-tone="held" />
        {t('grid.legend.held')}
      </span>
      <span>
        <span className={`${styles.cell} ${styles.swatch}`} data-tone="late" />
        {t('grid.legend.late')}
      </span>
      <span>
        {plan.status === 'approved'
          ? t('planStatusLine.approved', { by: plan.approvedBy ?? '', day: plan.approvedOn ?? '' })
          : t(`planStatusLine.${plan.status}`)}
      </span>
      {completion.rate !== null && (
        <span>
          {t('completion.label')}{' '}
          <ExplainedNumber
            value={`${(completion.rate * 100).toFixed(1)}%`}
            label={t('completion.label')}
            rows={[
              { label: t('completion.held'), value: String(completion.held) },
              { label: t('completion.planned'), value: String(completion.planned) },
              { label: t('completion.cancelled'), value: String(completion.cancelledPlanned) },
              { label: t('completion.unplanned'), value: String(completion.unplannedHeld) },
            ]}
            note={t('completion.note')}
          />
        </span>
      )}
    </p>
  )
}
