import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../app/language'
import { clockText } from '../../../domain/days/clock'
import { sessionPresence } from '../../../domain/sessions/attendance/presence'
import { shortDayText, slashDay } from '../../../parts/sessions/day-words'
import styles from './Attendance.module.css'
import type { Attendance } from './attendance-sheet'

/** Blocks told one by one before the line is full. */
const mostShown = 6

type AttendanceLineProps = { data: Attendance; open: boolean; due: number; today: string; cancelled: boolean }

/** What the sheet comes to, block by block, or what is to be known before it can be filled. */
export function AttendanceLine({ data, open, due, today, cancelled }: AttendanceLineProps) {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const timed = data.blocks.map(block => ({
    id: block.id,
    day: block.day,
    start: block.starts,
    end: block.ends,
    recorded: block.recordedOn !== null,
  }))
  const exceptions = data.people.flatMap(person =>
    person.states.flatMap((cell, index) => {
      const block = data.blocks[index]
      return cell.state && block
        ? [{ personId: person.personId, blockId: block.id, state: cell.state, minutes: cell.missedMinutes }]
        : []
    }),
  )
  const presence = sessionPresence(
    timed,
    data.people.map(person => person.personId),
    exceptions,
  )
  const counted = presence.blocks.flatMap((one, index) => {
    const block = data.blocks[index]
    return one.present === null || !block
      ? []
      : [`${slashDay(language, block.day)} ${clockText(block.starts)} ${one.present}/${one.expected}`]
  })
  const first = data.blocks[0]
  const hint = cancelled
    ? t('attendance.cancelled')
    : !open
      ? t('attendance.closed')
      : first && first.day > today
        ? t('attendance.notYet', { day: shortDayText(language, first.day, today) })
        : due > 0
          ? t('attendance.noteHint')
          : t('attendance.allRecorded')
  return (
    <p className={styles.line}>
      {counted.slice(0, mostShown).join(' · ')} <span className={styles.hint}>{hint}</span>
    </p>
  )
}
