import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import type { SessionRow } from '../../../contract/sessions/list'
import { CallFailed } from '../../../parts/asked/CallFailed'
import { useSessionWords } from '../../../parts/sessions/session-words'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/feedback/EmptyState'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { List, ListRow } from '../../../ui/layout/ListRow'
import { Dialog } from '../../../ui/overlay/Dialog'
import { usePrintSignIn } from './use-print-sign-in'

/** So many are enough to find the next one; the others stand in the list behind. */
const most = 20

/** Which class the sheet is for: those under way and those to come, the next one first. */
export function PrintNextDialog({ today, onClose }: { today: string; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common'])
  const running = useAsk('sessions', 'list', { phase: 'running', limit: most })
  const upcoming = useAsk('sessions', 'list', { phase: 'upcoming', limit: most })
  const failed = [running, upcoming].find(asked => asked.isError)
  const rows = [running, upcoming].flatMap(({ data }) => data?.rows ?? []).slice(0, most)
  return (
    <Dialog open onClose={onClose} title={t('attendance.print')} closeLabel={t('common:action.close')}>
      {failed ? (
        <CallFailed area="sessions" asked={failed} />
      ) : running.isPending || upcoming.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={4} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('print.nextNone')} />
      ) : (
        <List label={t('print.next')}>
          {rows.map(session => (
            <PrintRow key={session.id} session={session} today={today} />
          ))}
        </List>
      )}
    </Dialog>
  )
}

function PrintRow({ session, today }: { session: SessionRow; today: string }) {
  const { t } = useTranslation('sessions')
  const words = useSessionWords()
  const { print, printing } = usePrintSignIn(session)
  const name = words.name(session)
  return (
    <ListRow
      lead={words.days(session, today)}
      title={<span title={name}>{name}</span>}
      end={
        <Button
          size="small"
          busy={printing}
          refusal={session.enrolled === 0 ? t('refusal.nobody_enrolled') : null}
          aria-label={t('print.nextOf', { session: name })}
          onClick={() => void print()}
        >
          {t('print.nextDo')}
        </Button>
      }
    />
  )
}
