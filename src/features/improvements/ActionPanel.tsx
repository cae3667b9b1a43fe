import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { refusalText } from '../../app/say'
import type { ActionRow } from '../../contract/improvements'
import { ActionStatusTag } from '../../parts/improvements/ActionStatusTag'
import { useActionWords } from '../../parts/improvements/action-words'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { SidePanel } from '../../ui/overlay/SidePanel'
import { ActionFacts } from './ActionFacts'
import { ChangePanel } from './ChangePanel'
import { FinishStep } from './FinishStep'
import styles from './Improvements.module.css'
import { ReasonStep } from './ReasonStep'
import type { Aside } from './step-props'
import { VerifyStep } from './VerifyStep'

type ActionPanelProps = { actionId: string; today: string; onClose: () => void }

/** One action: what is known of it, and its next step ready to be filled in. */
export function ActionPanel({ actionId, today, onClose }: ActionPanelProps) {
  const { t } = useTranslation(['improvements', 'common'])
  const answer = useAsk('improvements', 'get', { id: actionId })
  if (answer.data) return <Loaded action={answer.data} today={today} onClose={onClose} />
  return (
    <SidePanel title={t('list.title')} closeLabel={t('common:action.close')} onClose={onClose}>
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={6} />
      ) : answer.isError ? (
        <ErrorState title={refusalText(t, 'improvements', answer.error)} />
      ) : (
        <EmptyState title={t('panel.gone')}>{t('panel.goneHint')}</EmptyState>
      )}
    </SidePanel>
  )
}

function Loaded({ action, today, onClose }: { action: ActionRow; today: string; onClose: () => void }) {
  const { t } = useTranslation(['improvements', 'common'])
  const words = useActionWords()
  const [aside, setAside] = useState<Aside | null>(null)
  if (aside === 'change') {
    return <ChangePanel action={action} onBack={() => setAside(null)} />
  }
  const step = { action, today, onAside: setAside, onDone: onClose }
  return (
    <SidePanel
      title={`#${action.number} ${words.shortTitle(action)}`}
      sub={<ActionStatusTag status={action.status} />}
      closeLabel={t('common:action.close')}
      onClose={onClose}
    >
      <ActionFacts action={action} today={today} />
      <div className={styles.form}>
        {aside ? (
          <ReasonStep step={aside} action={action} onBack={() => setAside(null)} onDone={onClose} />
        ) : action.status === 'open' ? (
          <FinishStep {...step} />
        ) : action.status === 'done' ? (
          <VerifyStep {...step} />
        ) : null}
      </div>
    </SidePanel>
  )
}
