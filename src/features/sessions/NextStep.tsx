import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { goAndBegin } from '../../app/intent'
import { useSay } from '../../app/say'
import type { Progress, SessionTab } from '../../app/session-tab'
import type { SessionDetail } from '../../contract/sessions/list'
import { Button } from '../../ui/Button'
import { usePrintSignIn } from './attendance/use-print-sign-in'
import type { SessionPanel } from './SessionPanels'

type Next = NonNullable<Progress['next']>

type NextStepProps = {
  session: SessionDetail
  next: Next
  onTab: (tab: SessionTab) => void
  onPanel: (panel: SessionPanel) => void
}

/** Steps that are taken on one of the tabs. */
const tabOf: Partial<Record<Next['action'], SessionTab>> = {
  record_attendance: 'attendance',
  enter_marks: 'marks',
  issue_certificates: 'certificates',
  complete_file: 'file',
}

/** The one button at the head of the page: it does the next thing, or opens the place where it is done. */
export function NextStep({ session, next, onTab, onPanel }: NextStepProps) {
  const { t } = useTranslation('sessions')
  const say = useSay()
  const close = useCommand('sessions', 'close')
  const { print, printing } = usePrintSignIn(session)

  const act = () => {
    const tab = tabOf[next.action]
    if (tab) {
      onTab(tab)
      // Also when it is open already: the tab then goes where the work waits.
      goAndBegin({ page: 'session', id: session.id, tab }, `sessions.${next.action}`)
    } else if (next.action === 'add_blocks') onPanel('reschedule')
    else if (next.action === 'add_people') onPanel('people')
    else if (next.action === 'print_sign_in') void print()
    else close.mutate({ id: session.id }, { onError: error => say.refused('sessions', error) })
  }
  return (
    <Button kind="primary" busy={printing || close.isPending} onClick={act}>
      {t(`session.action.${next.action}`, { count: next.count ?? 0 })}
    </Button>
  )
}
