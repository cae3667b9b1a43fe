import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useCommands } from '../../app/commands'
import { type Route, replaceRoute } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { useToday } from '../../app/today'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useKeys } from '../../ui/keys'
import { ActionList } from './ActionList'
import { ActionPanel } from './ActionPanel'
import { AssignPanel } from './AssignPanel'
import { emptyDraft } from './action-draft'
import { DraftPanel } from './DraftPanel'

type Beside = { panel: 'add' } | { panel: 'assign'; ids: string[] } | null

/** 改进: who does what by when, and who verified it. Overdue ones come first. */
export function ImprovementPage({ route }: { route: Extract<Route, { page: 'improvement' }> }) {
  const { t } = useTranslation(['improvements', 'common'])
  const today = useToday()
  const [beside, setBeside] = useState<Beside>(null)
  usePageTitle(t('title'))

  const open = useCallback((actionId: string) => {
    setBeside(null)
    replaceRoute({ page: 'improvement', actionId })
  }, [])
  const show = useCallback((panel: Beside) => {
    setBeside(panel)
    replaceRoute({ page: 'improvement' })
  }, [])
  const close = useCallback(() => show(null), [show])
  const add = useCallback(() => show({ panel: 'add' }), [show])
  useKeys([{ keys: 'N', label: t('list.add'), run: add }])
  useCommands([{ id: 'improvements.add', label: t('list.add'), keyHint: 'N', run: add }])

  if (today === null) return <Skeleton label={t('common:page.loading')} rows={10} />
  return (
    <>
      <ActionList
        today={today}
        currentId={route.actionId ?? null}
        narrow={route.actionId !== undefined || beside !== null}
        onOpen={open}
        onAdd={add}
        onAssign={ids => show({ panel: 'assign', ids })}
      />
      {route.actionId !== undefined && (
        <ActionPanel key={route.actionId} actionId={route.actionId} today={today} onClose={close} />
      )}
      {beside?.panel === 'add' && <AddPanel today={today} onClose={close} onAdded={open} />}
      {beside?.panel === 'assign' && <AssignPanel ids={beside.ids} onClose={close} />}
    </>
  )
}

type AddPanelProps = { today: string; onClose: () => void; onAdded: (actionId: string) => void }

/** 新增改进事项: what is wrong with a process or a system, or with people beside any session. */
function AddPanel({ today, onClose, onAdded }: AddPanelProps) {
  const { t } = useTranslation(['improvements', 'common'])
  const form = useKeptForm('action', null, () => emptyDraft(today))
  const add = useCommand('improvements', 'add', { saved: form.saved })
  return (
    <DraftPanel
      title={t('list.add')}
      form={form}
      leave={t('common:action.cancel')}
      submit={t('common:action.add')}
      busy={add.isPending}
      error={add.error}
      onSubmit={input =>
        add.mutate(input, {
          onSuccess({ id }) {
            form.saved()
            onAdded(id)
          },
        })
      }
      onClose={onClose}
    />
  )
}
