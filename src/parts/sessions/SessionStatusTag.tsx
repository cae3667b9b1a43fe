import { useTranslation } from 'react-i18next'
import type { SessionStatus } from '../../domain/sessions/codes'
import { Tag } from '../../ui/Tag'

const tones = {
  scheduled: 'accent',
  running: 'accent',
  held: 'amber',
  closed: 'green',
  cancelled: 'neutral',
} as const

type SessionStatusTagProps = {
  session: { status: SessionStatus; firstDay: string; lastDay: string }
  today: string
}

/** Where a session stands. Begun and not over yet is 进行中; over and not closed yet wants work, so it is amber. */
export function SessionStatusTag({ session, today }: SessionStatusTagProps) {
  const { t } = useTranslation('sessions')
  const { status, firstDay, lastDay } = session
  const open = status === 'scheduled' || status === 'held'
  const shown = open && firstDay <= today && lastDay >= today ? 'running' : status
  // Its days have passed and nobody recorded who came.
  const forgotten = status === 'scheduled' && lastDay < today
  return <Tag tone={forgotten ? 'amber' : tones[shown]}>{t(`status.${shown}`)}</Tag>
}
