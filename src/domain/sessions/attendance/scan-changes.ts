import type { Day } from '../../days/day'
import { type Change, type ChangeNote, type ChangeValue, wordValue } from '../../imports/changes'
import type { KnownPerson } from '../../imports/person-match'
import type { AttendanceState } from '../codes'
import type { DayScans } from './scan-log'
import { attendanceFromScans, type ScannedBlock, scanGrace } from './scan-log-attendance'

/** A session's attendance as the book has it. */
export type AttendanceNow = {
  readonly blocks: readonly (ScannedBlock & { readonly recorded: boolean })[]
  /** By block and person (`attendanceKey`); on a recorded block whoever has none was present. */
  readonly states: ReadonlyMap<
    string,
    { readonly state: AttendanceState; readonly minutes: number | null; readonly typed: boolean }
  >
}

export const attendanceKey = (blockId: string, personId: string): string => `${blockId} ${personId}`

/**
 * What the scans would change of a session's attendance, person by person: states that were recorded before, and on
 * blocks recorded for the first time all but presence. Blocks still ahead of `today` are left alone, and so is leave
 * where there is no scan. Whoever comes onto the roll by the log was absent from what was held on other days.
 */
export function attendanceChanges(
  log: readonly DayScans[],
  expected: readonly KnownPerson[],
  now: AttendanceNow,
  today: Day,
): Change[] {
  const days = new Set(log.map(({ day }) => day))
  const blocks = now.blocks.filter(({ day }) => days.has(day) && day <= today)
  const elsewhere = now.blocks.filter(block => block.recorded && !blocks.includes(block))
  const onRoll = new Set(expected.map(({ id }) => id))
  const walkIns = new Map(
    log
      .filter(({ personId }) => !onRoll.has(personId))
      .map(({ personId, staffNo, name }) => [personId, { id: personId, staffNo, name }]),
  )
  const rows = new Map(log.map(one => [`${one.day} ${one.personId}`, one.rows[0] ?? null]))
  const people: readonly KnownPerson[] = [...expected, ...walkIns.values()]
  const scanned = attendanceFromScans(blocks, [...onRoll, ...walkIns.keys()], log, scanGrace)
  const after = new Map(scanned.map(one => [attendanceKey(one.blockId, one.personId), one]))

  return people.flatMap(({ id, staffNo, name }) => {
    const ofPerson = walkIns.has(id) ? [...elsewhere, ...blocks] : blocks
    return ofPerson.flatMap((block): Change[] => {
      const key = attendanceKey(block.id, id)
      const known = now.states.get(key)
      const was = known ?? (block.recorded && onRoll.has(id) ? present : null)
      const will = after.get(key) ?? { state: 'absent' as const, minutes: 0 }
      if (will.state === 'absent' && known?.state === 'leave') return []
      if (was === null && will.state === 'present') return []
      if (was && was.state === will.state && (was.minutes ?? 0) === will.minutes) return []
      return [
        {
          row: rows.get(`${block.day} ${id}`) ?? null,
          staffNo,
          name,
          field: will.state,
          called: wordValue(will.state),
          of: { as: 'block', day: block.day, starts: block.start, ends: block.end },
          before: was ? stateValue(was) : wordValue('unrecorded'),
          after: stateValue(will),
          note: noteOf(will.state, known?.typed ?? false),
        },
      ]
    })
  })
}

const present = { state: 'present', minutes: null } as const

const noteOf = (state: AttendanceState, typed: boolean): ChangeNote | null =>
  typed ? 'by_hand' : state === 'absent' ? 'absent' : null

const stateValue = ({ state, minutes }: { state: AttendanceState; minutes: number | null }): ChangeValue =>
  minutes ? { as: 'word', word: state, minutes } : wordValue(state)
