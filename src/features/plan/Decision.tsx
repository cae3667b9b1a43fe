import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { TextArea } from '../../ui/field/TextArea'
import { useHandIn } from '../../ui/field/use-hand-in'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'

type DecisionProps = {
  lineId: string
  kind: 'postponed' | 'cancelled'
  busy: boolean
  error: unknown
  onCancel: () => void
  onDecide: (reason: string, postponedTo: number | null, done: () => void) => void
}

/** Why a line is put off or cancelled; the plan shows it. */
export function Decision({ lineId, kind, busy, onCancel, onDecide }: DecisionProps) {
  const { t } = useTranslation(['plan', 'common'])
  const form = useKeptForm(kind === 'postponed' ? 'plan-postpone' : 'plan-cancel', lineId, {
    reason: '',
    month: '',
  })
  const { reason, month } = form.values
  const [tried, setTried] = useState(false)
  const title = t(kind === 'postponed' ? 'decide.postponeTitle' : 'decide.cancelTitle')
  const decide = () => {
    setTried(true)
    if (!reason.trim() || (kind === 'postponed' && !month)) return
    onDecide(reason.trim(), kind === 'postponed' ? Number(month) : null, form.saved)
  }
  const around = useRef<HTMLDivElement>(null)
  const handIn = useHandIn({ around, name: title, run: decide, beside: true })
  return (
    <div ref={around}>
      <Card title={title} padded level={3}>
        <Stack>
          <DraftNotice form={form} />
          {kind === 'postponed' && (
            <Field label={t('decide.month')} required error={tried && !month ? t('problem.month') : null}>
              <Select
                value={month}
                onChange={month => form.put({ month })}
                placeholder={t('problem.month')}
                options={Array.from({ length: 12 }, (_, index) => ({
                  value: String(index + 1),
                  label: t('month', { month: index + 1 }),
                }))}
              />
            </Field>
          )}
          <Field
            label={t('decide.reason')}
            required
            hint={t('decide.reasonHint')}
            error={tried && !reason.trim() ? t('problem.reason') : null}
          >
            <TextArea
              value={reason}
              onChange={reason => form.put({ reason })}
              rows={2}
              maxLength={most.planReason}
              initialFocus
            />
          </Field>
          <Inline>
            <Button kind="primary" busy={busy} onClick={handIn}>
              {title}
            </Button>
            <Button onClick={onCancel}>{t('common:action.cancel')}</Button>
          </Inline>
        </Stack>
      </Card>
    </div>
  )
}
