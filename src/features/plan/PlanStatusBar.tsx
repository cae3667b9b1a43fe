import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { OutputOf } from '../../contract/define'
import type { plan } from '../../contract/plan'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Stack } from '../../ui/layout/Stack'
import { Dialog } from '../../ui/overlay/Dialog'

type PlanStatusBarProps = { plan: OutputOf<typeof plan.ofYear>; today: string }

/** Draft, submitted, approved. Approval happens on paper or in the office's OA: here it is recorded. */
export function PlanStatusBar({ plan, today }: PlanStatusBarProps) {
  const { t } = useTranslation(['plan', 'common'])
  const set = useCommand('plan', 'setStatus')
  const [asking, setAsking] = useState<'approved' | 'draft' | null>(null)
  const [text, setText] = useState('')
  const [day, setDay] = useState<string | null>(today)
  const close = () => {
    setAsking(null)
    setText('')
    set.reset()
  }
  const submit = () => {
    if (asking === 'approved') {
      set.mutate(
        { year: plan.year, status: 'approved', approvedBy: text.trim() || null, approvedOn: day },
        { onSuccess: close },
      )
    }
    if (asking === 'draft')
      set.mutate({ year: plan.year, status: 'draft', reason: text.trim() || null }, { onSuccess: close })
  }
  return (
    <>
      {plan.status === 'draft' && plan.lines.length > 0 && (
        <Button busy={set.isPending} onClick={() => set.mutate({ year: plan.year, status: 'submitted' })}>
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
      <Dialog
        open={asking !== null}
        onClose={close}
        title={asking === 'approved' ? t('action.approve') : t('action.draft')}
        closeLabel={t('common:action.close')}
        size="small"
        onSubmit={submit}
        actions={
          <>
            <Button onClick={close}>{t('common:action.cancel')}</Button>
            <Button kind="primary" submit busy={set.isPending}>
              {asking === 'approved' ? t('action.approve') : t('action.draft')}
            </Button>
          </>
        }
      >
        <Stack>
          <RefusalNotice area="plan" error={set.error} />
          <Field label={asking === 'approved' ? t('field.approvedBy') : t('decide.reason')} required>
            <TextInput
              value={text}
              onChange={setText}
              maxLength={asking === 'approved' ? most.approvedBy : most.revisionReason}
              initialFocus
            />
          </Field>
          {asking === 'approved' && (
            <Field label={t('field.approvedOn')}>
              <DateField value={day} onChange={setDay} max={today} />
            </Field>
          )}
        </Stack>
      </Dialog>
    </>
  )
}
