import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { emptyDraft } from './action-draft'
import { DraftPanel } from './DraftPanel'

type AddPanelProps = { today: string; onClose: () => void; onAdded: (actionId: string) => void }

/** 新增改进事项: what is wrong with a process or a system, or with people beside any session. */
export function AddPanel({ today, onClose, onAdded }: AddPanelProps) {
  const { t } = useTranslation(['improvements', 'common'])
  const form = useKeptForm('action', null, () => emptyDraft(today))
  const add = useCommand('improvements', 'add')
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
