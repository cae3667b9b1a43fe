import { useTranslation } from 'react-i18next'
import type { SessionStatus } from '../../domain/sessions/codes'
import { shownStatus } from '../../domain/sessions/shown-status'
import { Tag } from '../../ui/Tag'

const tones = {
  scheduled: 'accent',
  running: 'accent',
  unrecorded: 'amber',
  held: 'amber',
  closed: 'plain',
  cancelled: 'neutral',
} as const

type SessionStatusTagProps = {
  session: { status: SessionStatus; firstDay: string; lastDay: string }
  today: string
  /** In the head of its own page a closed one has a ground too: there it is no row among many. */
  head?: boolean
}

/** Where a session stands. Over and not closed yet it wants work, so it is amber. */
export function SessionStatusTag({ session, today, head }: SessionStatusTagProps) {
  const { t } = useTranslation('sessions')
  const shown = shownStatus(session, today)
  return <Tag tone={head && shown === 'closed' ? 'neutral' : tones[shown]}>{t(`status.${shown}`)}</Tag>
}
