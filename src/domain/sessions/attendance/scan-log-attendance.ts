import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import type { DayScans } from './scan-log'

/** A dated block of a session, in local minutes since midnight. */
export type ScannedBlock = {
  readonly id: string
  readonly day: Day
  readonly start: Minutes
  readonly end: Minutes
}

export type ScannedAttendance = {
  readonly blockId: string
  readonly personId: string
  readonly state: 'present' | 'late' | 'left_early' | 'absent'
  /** How late, or how much too early, in minutes; 0 for present and absent. */
  readonly minutes: number
}

type PersonDayScans = Pick<DayScans, 'personId' | 'day' | 'scans'>

/** Minutes after the start within which a scan is not late. */
export const scanGrace: Minutes = 10

/** Two scans this far apart are a coming and a going; closer ones are one tap repeated. */
const APART: Minutes = 30

/**
 * Turns scans into attendance for the people on the roll (ids). First scan after start plus `grace` minutes: late; after
 * the end, or none that day: absent. Leaving counts only where the log as a whole records it (half of those who
 * came scanned again later), since most sign-in readers are touched once. Late and left early: late is kept.
 */
export function attendanceFromScans(
  blocks: readonly ScannedBlock[],
  roll: Iterable<string>,
  log: readonly PersonDayScans[],
  grace: Minutes,
): ScannedAttendance[] {
  const byPersonDay = new Map(log.map(one => [`${one.personId}\u001f${one.day}`, one.scans]))
  const leaving = recordsLeaving(log)
  const people = [...roll]
  return blocks.flatMap(block =>
    people.map(personId => {
      const scans = byPersonDay.get(`${personId}\u001f${block.day}`) ?? []
      return { blockId: block.id, personId, ...stateIn(block, scans, grace, leaving) }
    }),
  )
}

function stateIn(
  block: ScannedBlock,
  scans: readonly Minutes[],
  grace: Minutes,
  leaving: boolean,
): Pick<ScannedAttendance, 'state' | 'minutes'> {
  const first = scans[0]
  const last = scans.at(-1)
  if (first === undefined || last === undefined || first >= block.end) return { state: 'absent', minutes: 0 }
  const left = leaving && last - first >= APART ? last : null
  if (left !== null && left <= block.start) return { state: 'absent', minutes: 0 }
  if (first > block.start + grace) return { state: 'late', minutes: first - block.start }
  if (left !== null && left < block.end - grace) return { state: 'left_early', minutes: block.end - left }
  return { state: 'present', minutes: 0 }
}

function recordsLeaving(log: readonly PersonDayScans[]): boolean {
  const twice = log.filter(({ scans }) => scans.length > 1 && scans.at(-1)! - scans[0]! >= APART)
  return log.length > 0 && twice.length * 2 >= log.length
}
