import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { ActionRow } from '../../contract/improvements'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { useActionWords } from '../../parts/improvements/action-words'
import { draftOf } from './action-draft'
import { DraftPanel } from './DraftPanel'

/** Corrects an action that has not ended. */
export function ChangePanel({ action, onBack }: { action: ActionRow; onBack: () => void }) {
  const { t } = useTranslation(['improvements', 'common'])
  const words = useActionWords()
  const form = useKeptForm('action', action.id, () => draftOf(action))
  const change = useCommand('improvements', 'change', form)
  return (
    <DraftPanel
      title={t('panel.changeTitle')}
      sub={`#${action.number} ${words.title(action)}`}
      form={form}
      fromSession={action.origin !== 'manual'}
      leave={t('common:action.back')}
      submit={t('common:action.save')}
      busy={change.isPending}
      error={change.error}
      onSubmit={input =>
        change.mutate(
          { id: action.id, ...input },
          {
            onSuccess() {
              form.saved()
              onBack()
            },
          },
        )
      }
      onClose={onBack}
    />
  )
}
