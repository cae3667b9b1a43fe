import type { AttendanceState } from '../codes'

/** The digit keys of the sign-in sheet, by exception: 1 缺勤 2 迟到 3 早退 4 请假; 0 clears to present. */
const states: ReadonlyMap<string, AttendanceState | 'clear'> = new Map([
  ['1', 'absent'],
  ['2', 'late'],
  ['3', 'left_early'],
  ['4', 'leave'],
  ['0', 'clear'],
])

/** Full-width digits count too: the input method may be on. Null for any other key. */
export function attendanceOfKey(key: string): AttendanceState | 'clear' | null {
  return states.get(key.normalize('NFKC')) ?? null
}

/** What differs from presence. `minutes` are those missed, when known; only late and early carry them. */
export interface AttendanceException {
  readonly personId: string
  readonly blockId: string
  readonly state: AttendanceState
  readonly minutes: number | null
}

/** Late and early people were there; absent people and those on leave were not. */
export function wasPresent(state: AttendanceState | null): boolean {
  return state !== 'absent' && state !== 'leave'
}

export type AttendanceRefusal = 'cancelled' | 'closed' | 'not_yet' | 'not_enrolled' | 'minutes_out_of_range'

/** Attendance of a block may be taken from its day on; missed minutes lie within the block. */
export function attendanceRefusal(facts: {
  readonly session: 'scheduled' | 'held' | 'closed' | 'cancelled'
  readonly blockDay: string
  readonly today: string
  readonly enrolled: boolean
  readonly blockMinutes: number
  readonly missedMinutes: number | null
}): AttendanceRefusal | null {
  if (facts.session === 'cancelled' || facts.session === 'closed') return facts.session
  if (facts.blockDay > facts.today) return 'not_yet'
  if (!facts.enrolled) return 'not_enrolled'
  const missed = facts.missedMinutes ?? 0
  return Number.isInteger(missed) && missed >= 0 && missed <= facts.blockMinutes
    ? null
    : 'minutes_out_of_range'
}
