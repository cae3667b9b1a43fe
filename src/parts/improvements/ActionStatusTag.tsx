import { useTranslation } from 'react-i18next'
import type { ActionStatus } from '../../domain/improvements/codes'
import { Tag, type Tone } from '../../ui/Tag'

const tones: Readonly<Record<ActionStatus, Tone>> = {
  open: 'accent',
  done: 'amber',
  verified: 'plain',
  cancelled: 'neutral',
}

/** Where an action stands; what waits to be verified is amber. */
export function ActionStatusTag({ status }: { status: ActionStatus }) {
  const { t } = useTranslation('improvements')
  return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}
