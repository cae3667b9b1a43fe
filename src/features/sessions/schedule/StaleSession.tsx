import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { localisedName } from '../../../domain/people/localised-name'
import { localDayOf } from '../../../parts/book/moment-text'
import { Notice } from '../../../ui/feedback/Notice'
import type { BlockDraft } from './block-drafts'

interface StaleSessionProps {
  courseId: string | null
  blocks: readonly BlockDraft[]
  personIds: readonly string[]
  today: string
  /** UTC instant of the last key. */
  typedAt: string
}

/** Of a new session that was left half filled in: what of it has passed, left or gone out of use since. */
export function StaleSession({ courseId, blocks, personIds, today, typedAt }: StaleSessionProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const courses = useAsk('courses', 'list', {}).data
  const trainers = useAsk('courses', 'trainers', { retired: true }).data ?? []
  const rooms = useAsk('courses', 'rooms', { retired: true }).data ?? []
  const people = useAsk('people', 'briefs', { ids: [...personIds] }).data ?? []
  const listed = (names: readonly string[]) => [...new Set(names)].join(t('stale.between'))

  const gone = courseId && courses?.every(({ id }) => id !== courseId)
  // A day that had passed when it was typed is what somebody meant.
  const typedOn = localDayOf(typedAt)
  const passed = blocks.flatMap(({ day }, index) =>
    day !== null && day < today && day >= typedOn ? [String(index + 1)] : [],
  )
  const left = people.filter(({ status }) => status === 'left').map(person => localisedName(language, person))
  const retired = [
    ...trainers.filter(one => one.retired && blocks.some(({ trainerId }) => trainerId === one.id)),
    ...rooms.filter(one => one.retired && blocks.some(({ roomId }) => roomId === one.id)),
  ].map(({ name }) => name)
  const said = [
    gone && t('stale.course'),
    passed.length > 0 && t('stale.passed', { rows: listed(passed) }),
    left.length > 0 && t('stale.left', { names: listed(left) }),
    retired.length > 0 && t('stale.retired', { names: listed(retired) }),
  ].filter(Boolean)
  if (said.length === 0) return null
  return (
    <Notice tone="amber" title={t('stale.title')}>
      {said.join(' ')}
    </Notice>
  )
}
