import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useDraft } from '../../app/drafts'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { RefusalNotice } from '../../app/RefusalNotice'
import { seenNow } from '../../app/shown'
import { localisedName } from '../../domain/people/localised-name'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Facts } from '../../ui/layout/Facts'
import { Stack } from '../../ui/layout/Stack'
import { Menu } from '../../ui/overlay/Menu'
import { SidePanel } from '../../ui/overlay/SidePanel'
import { Decision } from './Decision'
import { LineForm } from './LineForm'
import { draftOfLine, inputOfLine, type LineDraft, shownOf } from './line-draft'
import type { PlanLineRow } from './plan-row'

type LinePanelProps = { line: PlanLineRow; editable: boolean; onClose: () => void }

/** One line: change it, put it off, cancel it, or hold it. */
export function LinePanel({ line, editable, onClose }: LinePanelProps) {
  const { t } = useTranslation(['plan', 'common'])
  const language = useLanguage(state => state.language)
  const whole = useAsk('plan', 'line', { id: line.id })
  // With what the line says: changes typed over another line than it is now are only offered.
  const form = useKeptForm('plan-line-change', line.id, () => ({
    changes: {} as Partial<LineDraft>,
    of: shownOf(line),
  }))
  const { changes } = form.values
  const [deciding, setDeciding] = useState<'postponed' | 'cancelled' | null>(null)
  const change = useCommand('plan', 'changeLine', form)
  const decide = useCommand('plan', 'decideLine', seenNow)
  const remove = useCommand('plan', 'removeLine', seenNow)
  const draft = whole.data ? { ...draftOfLine(whole.data), ...changes } : null
  const course = localisedName(language, { name: line.courseName, nameEn: line.courseNameEn })
  const save = () => {
    const onSuccess = () => {
      form.saved()
      onClose()
    }
    if (draft && !change.isPending) change.mutate({ id: line.id, ...inputOfLine(draft) }, { onSuccess })
  }
  const schedule = () => {
    useDraft.setState({
      session: {
        personIds: whole.data?.personIds ?? [],
        competencyId: null,
        planLineId: line.id,
        ...(line.needId ? { needId: line.needId } : {}),
      },
    })
    go({ page: 'schedule', courseId: line.courseId, planLineId: line.id })
  }
  const head = { title: t('form.changeTitle', { number: line.number }), sub: course, onClose }
  const error = change.error ?? decide.error ?? remove.error
  const more = (
    <>
      <Button kind={editable ? 'plain' : 'primary'} onClick={schedule}>
        {t('action.schedule')}
      </Button>
      <Menu
        label={t('common:action.change')}
        items={[
          { id: 'postpone', label: t('action.postpone'), onSelect: () => setDeciding('postponed') },
          { id: 'cancel', label: t('action.cancel'), onSelect: () => setDeciding('cancelled') },
          {
            id: 'resume',
            label: t('action.resume'),
            onSelect: () => decide.mutate({ id: line.id, status: 'planned', reason: null }),
          },
          {
            id: 'remove',
            label: t('action.remove'),
            danger: true,
            onSelect: () => remove.mutate({ id: line.id }, { onSuccess: onClose }),
          },
        ]}
      />
    </>
  )
  const body = (
    <Stack>
      {deciding && (
        <Decision
          lineId={line.id}
          kind={deciding}
          busy={decide.isPending}
          error={decide.error}
          onCancel={() => setDeciding(null)}
          onDecide={(reason, postponedTo, saved) =>
            decide.mutate(
              { id: line.id, status: deciding, reason, postponedTo },
              {
                onSuccess() {
                  saved()
                  setDeciding(null)
                },
              },
            )
          }
        />
      )}
      <Facts
        facts={[
          {
            label: t('field.status'),
            value: t(`status.${line.status}`) + (line.reason ? ` · ${line.reason}` : ''),
          },
          ...(line.needId
            ? [
                {
                  label: t('field.need'),
                  value: (
                    <LinkButton
                      kind="quiet"
                      size="small"
                      href={hrefOf({ page: 'needs', needId: line.needId })}
                    >
                      {`#${line.needNumber} ${line.needTitle}`}
                    </LinkButton>
                  ),
                },
              ]
            : []),
          ...line.actual.map(session => ({
            label: session.firstDay,
            value: (
              <LinkButton kind="quiet" size="small" href={hrefOf({ page: 'session', id: session.sessionId })}>
                {`${course} ${session.number} · ${session.enrolled}`}
              </LinkButton>
            ),
          })),
        ]}
      />
      {draft && editable && (
        <LineForm
          isNew={false}
          draft={draft}
          onChange={part => form.put({ changes: { ...changes, ...part } })}
          competencyId={null}
          courseProblem={null}
        />
      )}
    </Stack>
  )
  if (!editable)
    return (
      <SidePanel {...head} closeLabel={t('common:action.close')} actions={more}>
        <RefusalNotice area="plan" error={error} />
        {body}
      </SidePanel>
    )
  return (
    <FormPanel
      {...head}
      area="plan"
      form={form}
      error={error}
      busy={change.isPending || !draft}
      onSubmit={save}
      more={more}
    >
      {body}
    </FormPanel>
  )
}
