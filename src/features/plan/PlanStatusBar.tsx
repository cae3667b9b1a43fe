import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import { seenNow } from '../../app/shown'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { Button } from '../../ui/Button'
import { PlanStatusDialog } from './PlanStatusDialog'

type PlanStatusBarProps = { plan: OutputOf<typeof reports.planOfYear>; today: string }

/** Draft, submitted, approved. Approval happens on paper or in the office's OA: here it is recorded. */
export function PlanStatusBar({ plan, today }: PlanStatusBarProps) {
  const { t } = useTranslation('plan')
  const say = useSay()
  const set = useCommand('plan', 'setStatus', seenNow)
  const [asking, setAsking] = useState<'approved' | 'draft' | null>(null)
  const submit = () =>
    set.mutate({ year: plan.year, status: 'submitted' }, { onError: error => say.refused('plan', error) })
  return (
    <>
      {plan.status === 'draft' && plan.lines.length > 0 && (
        <Button busy={set.isPending} onClick={submit}>
          {t('action.submit')}
        </Button>
      )}
      {plan.status === 'submitted' && (
        <Button onClick={() => setAsking('approved')}>{t('action.approve')}</Button>
      )}
      {plan.status !== 'draft' && (
        <Button kind="quiet" onClick={() => setAsking('draft')}>
          {t('action.draft')}
        </Button>
      )}
      {asking && (
        <PlanStatusDialog year={plan.year} status={asking} today={today} onClose={() => setAsking(null)} />
      )}
    </>
  )
}
