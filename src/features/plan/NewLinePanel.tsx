import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { PlanLineDraft } from '../../app/drafts'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { Stack } from '../../ui/layout/Stack'
import { LineForm } from './LineForm'
import { inputOfLine, type LineDraft } from './line-draft'

type NewLinePanelProps = {
  year: number
  month: number
  /** An approved or submitted plan takes unplanned lines only. */
  kind: 'planned' | 'unplanned'
  from: PlanLineDraft | null
  onClose: () => void
}

/** A line by hand, or from a need or the gap map with its people. */
export function NewLinePanel({ year, month, kind, from, onClose }: NewLinePanelProps) {
  const { t } = useTranslation(['plan', 'common'])
  const form = useKeptForm<LineDraft>('plan-line', String(year), {
    courseId: '',
    audience: from?.audience ?? '',
    headcount: from?.headcount ?? from?.personIds.length ?? null,
    month,
    sessions: 1,
    ownerId: null,
    budgetFen: null,
    kind,
    personIds: from?.personIds ?? [],
    needId: from?.needId ?? null,
  })
  const { values: draft } = form
  const [tried, setTried] = useState(false)
  const add = useCommand('plan', 'addLine', { saved: form.saved })
  const save = () => {
    setTried(true)
    if (!draft.courseId) return
    const onSuccess = () => {
      form.saved()
      onClose()
    }
    add.mutate({ year, needId: draft.needId, ...inputOfLine(draft) }, { onSuccess })
  }
  return (
    <FormPanel
      title={t('form.addTitle')}
      sub={t('year', { year })}
      area="plan"
      form={form}
      error={add.error}
      busy={add.isPending}
      submit={t('action.save')}
      onSubmit={save}
      onClose={onClose}
    >
      <Stack>
        <LineForm
          isNew
          draft={draft}
          onChange={form.put}
          competencyId={from?.competencyId ?? null}
          courseProblem={tried && !draft.courseId ? t('problem.course') : null}
        />
      </Stack>
    </FormPanel>
  )
}
