import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../app/language'
import { clockText } from '../../../domain/days/clock'
import { localisedName } from '../../../domain/people/localised-name'
import { slashDay } from '../../../parts/sessions/day-words'
import { unitWords } from '../../../parts/sessions/enrolment-words'
import type { EntryColumn } from '../../../ui/grid/entry-grid-shape'
import { Tag } from '../../../ui/Tag'
import { VisuallyHidden } from '../../../ui/VisuallyHidden'
import { useHours } from '../schedule/use-hours'
import styles from './Attendance.module.css'
import { type Attendance, type Cell, cellText, type SheetPerson, type StateWords } from './attendance-sheet'

const tones = { absent: 'cinnabar', late: 'amber', left_early: 'amber', leave: 'neutral' } as const

interface SheetSource {
  data: Attendance | undefined
  open: boolean
  today: string
}

/** Who they are, a column for each block, and the hours it comes to. */
export function useAttendanceColumns({ data, open, today }: SheetSource): EntryColumn<SheetPerson>[] {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  const words = useStateWords()
  const hours = useHours()
  const blocks = data?.blocks
  return useMemo(() => {
    const named = (person: SheetPerson) => localisedName(language, person)
    const unit = (person: SheetPerson) => unitWords(language, person) ?? ''
    const credited = (person: SheetPerson) => hours(person.creditedMinutes)
    return [
      {
        key: 'nth',
        head: '#',
        cell: (_, index) => index + 1,
        text: () => '',
        numeric: true,
        ink: 3,
        width: 44,
      },
      {
        key: 'staffNo',
        head: t('roster.staffNo'),
        cell: person => person.staffNo,
        text: person => person.staffNo ?? '',
        width: 76,
        stays: true,
      },
      {
        key: 'name',
        head: t('roster.name'),
        width: 160,
        stays: true,
        cell: person => (
          <span className={styles.name}>
            {named(person)}
            {person.origin === 'walk_in' && <Tag>{t('origin.walk_in')}</Tag>}
          </span>
        ),
        text: named,
      },
      { key: 'unit', head: t('roster.unit'), cell: unit, text: unit, ink: 2, width: 132 },
      ...(blocks ?? []).map((block, index): EntryColumn<SheetPerson> => {
        const held = block.recordedOn !== null
        const time = t('attendance.column', {
          date: slashDay(language, block.day),
          time: clockText(block.starts),
        })
        return {
          key: block.id,
          head: held ? `${time} ✓` : time,
          entry: 'number',
          width: 110,
          align: 'center',
          locked: () => !open || block.day > today,
          cell: person => <State cell={person.states[index]} held={held} />,
          text: person => cellText(person.states[index], words),
        }
      }),
      {
        key: 'hours',
        head: t('attendance.hours'),
        cell: credited,
        text: person => String(credited(person)),
        numeric: true,
        width: 64,
      },
    ]
  }, [blocks, open, today, language, words, hours, t])
}

/** One person in one block. Who came is a quiet tick, so that exceptions stand out. */
function State({ cell, held }: { cell: Cell | undefined; held: boolean }) {
  const { t } = useTranslation('sessions')
  const scan =
    cell?.scannedIn == null
      ? undefined
      : cell.scannedOut === null
        ? t('attendance.scannedOnce', { in: clockText(cell.scannedIn) })
        : t('attendance.scanned', { in: clockText(cell.scannedIn), out: clockText(cell.scannedOut) })
  const state = cell?.state ?? null
  if (state === null || state === 'present') {
    if (!held && state === null) return null
    return (
      <span className={styles.came} title={scan}>
        <span aria-hidden="true">✓</span>
        <VisuallyHidden>{t('attendance.present')}</VisuallyHidden>
      </span>
    )
  }
  const word = t(`state.${state}`)
  return (
    <Tag tone={tones[state]} {...(scan === undefined ? {} : { title: scan })}>
      {cell?.missedMinutes ? t('attendance.minutes', { state: word, count: cell.missedMinutes }) : word}
    </Tag>
  )
}

export function useStateWords(): StateWords {
  const { t } = useTranslation('sessions')
  return useMemo(
    () => ({
      absent: t('state.absent'),
      late: t('state.late'),
      left_early: t('state.left_early'),
      leave: t('state.leave'),
      present: t('state.present'),
    }),
    [t],
  )
}
