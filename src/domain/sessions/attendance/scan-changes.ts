import { type Change, type ChangeNote, type ChangeValue, wordValue } from '../../imports/changes'
import type { AttendanceState } from '../codes'
import { type AttendanceNow, type AttendedPerson, attendanceKey } from './attendance-shape'

/**
 * What a file would change of one person's attendance: states that were recorded before, and on blocks recorded for the
 * first time all but presence. `onRoll`: they are expected already.
 */
export function attendanceChanges(
  { personId, staffNo, name, rows, outcomes }: AttendedPerson,
  now: AttendanceNow,
  onRoll: boolean,
): Change[] {
  return outcomes.flatMap((outcome): Change[] => {
    const block = now.blocks.find(({ id }) => id === outcome.blockId)
    if (!block) return []
    const known = now.states.get(attendanceKey(block.id, personId))
    const was = known ?? (block.recorded && onRoll ? present : null)
    if (was === null && outcome.state === 'present') return []
    if (was && was.state === outcome.state && (was.minutes ?? 0) === (outcome.minutes ?? 0)) return []
    return [
      {
        row: rows[0] ?? null,
        staffNo,
        name,
        field: outcome.state,
        called: wordValue(outcome.state),
        of: { as: 'block', day: block.day, starts: block.start, ends: block.end },
        before: was ? stateValue(was) : wordValue('unrecorded'),
        after: stateValue(outcome),
        note: noteOf(outcome, known?.typed ?? false),
      },
    ]
  })
}

const present = { state: 'present', minutes: null } as const

/** What somebody wrote is no missing scan. */
const noteOf = ({ state, source }: AttendedPerson['outcomes'][number], typed: boolean): ChangeNote | null =>
  typed ? 'by_hand' : state === 'absent' && source === 'scan' ? 'absent' : null

const stateValue = ({ state, minutes }: { state: AttendanceState; minutes: number | null }): ChangeValue =>
  minutes ? { as: 'word', word: state, minutes } : wordValue(state)
