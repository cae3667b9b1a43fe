import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { ActionRow } from '../../contract/improvements'
import { useActionWords } from '../../parts/improvements/action-words'
import { draftOf } from './action-draft'
import { DraftPanel } from './DraftPanel'

/** Corrects an action that has not ended. */
export function ChangePanel({ action, onBack }: { action: ActionRow; onBack: () => void }) {
  const { t } = useTranslation(['improvements', 'common'])
  const words = useActionWords()
  const change = useCommand('improvements', 'change')
  return (
    <DraftPanel
      title={t('panel.changeTitle')}
      sub={`#${action.number} ${words.title(action)}`}
      start={draftOf(action)}
      actionId={action.id}
      fromSession={action.origin !== 'manual'}
      leave={t('common:action.back')}
      submit={t('common:action.save')}
      busy={change.isPending}
      error={change.error}
      onSubmit={(input, saved) =>
        change.mutate(
          { id: action.id, ...input },
          {
            onSuccess() {
              saved()
              onBack()
            },
          },
        )
      }
      onClose={onBack}
    />
  )
}
