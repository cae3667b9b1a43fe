import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { tightRooms, trainersOnRoll } from '../../domain/sessions/schedule/room-fit'
import { Notice } from '../../ui/feedback/Notice'

type FitNoticeProps = {
  blocks: readonly { roomId: string | null; trainerId: string | null }[]
  personIds: readonly string[]
  seats: number | null
}

/** Warnings, never a prohibition: a room with too few seats, and a trainer who is a participant too. */
export function FitNotice({ blocks, personIds, seats }: FitNoticeProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const rooms = useAsk('courses', 'rooms', { retired: true })
  const trainers = useAsk('courses', 'trainers', { retired: true })
  const known = rooms.data ?? []
  const nameOf = (id: string) => {
    const room = known.find(one => one.id === id)
    return room ? localisedName(language, room) : ''
  }
  const said = [
    ...tightRooms(blocks, known, { people: personIds.length, seats }).map(
      ({ roomId, capacity, by, wanted }) => ({
        key: roomId,
        text: t(`fit.${by}`, { room: nameOf(roomId), capacity, wanted }),
      }),
    ),
    ...trainersOnRoll(blocks, trainers.data ?? [], personIds).map(({ id, name }) => ({
      key: id,
      text: t('fit.trainer', { name }),
    })),
  ]
  if (said.length === 0) return null
  return (
    <Notice tone="amber">
      {said.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </Notice>
  )
}
