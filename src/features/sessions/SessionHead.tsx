import { useTranslation } from 'react-i18next'
import type { Progress, SessionTab } from '../../app/session-tab'
import type { SessionDetail } from '../../contract/sessions/list'
import { SessionStatusTag } from '../../parts/sessions/SessionStatusTag'
import { useSessionWords } from '../../parts/sessions/session-words'
import { PageHead } from '../../ui/layout/PageHead'
import { NextStep } from './NextStep'
import { SessionMenu } from './SessionMenu'
import styles from './SessionPage.module.css'
import type { SessionPanel } from './SessionPanels'

type SessionHeadProps = {
  session: SessionDetail
  today: string
  progress: Progress | null
  onTab: (tab: SessionTab) => void
  onPanel: (panel: SessionPanel) => void
}

/** Course and number, days, rooms, trainers, 应到 and 实到; and what is to be done next. */
export function SessionHead({ session, today, progress, onTab, onPanel }: SessionHeadProps) {
  const { t } = useTranslation('sessions')
  const words = useSessionWords()
  const { expected, present, trainers } = session
  const sub = [
    words.days(session, today),
    words.rooms(session),
    trainers.length > 0 && t('session.trainers', { names: words.list(trainers) }),
    present === null
      ? t('session.expected', { count: expected })
      : t('session.present', { expected, present }),
  ]
  return (
    <PageHead
      title={
        <span className={styles.title}>
          {words.name(session)} <SessionStatusTag session={session} today={today} head />
        </span>
      }
      sub={sub.filter(Boolean).join(' · ')}
      nextLabel={t('session.next')}
      actions={<SessionMenu session={session} onPanel={onPanel} />}
      next={
        progress?.next ? (
          <NextStep session={session} next={progress.next} onTab={onTab} onPanel={onPanel} />
        ) : undefined
      }
    />
  )
}
