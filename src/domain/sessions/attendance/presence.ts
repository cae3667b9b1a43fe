import type { AttendanceState } from '../codes'
import type { BlockTime } from '../schedule/blocks'
import { type AttendanceException, wasPresent } from './attendance'

export interface SessionBlock extends BlockTime {
  readonly id: string
  /** Somebody has taken attendance; without that nothing is known and nobody counts as present. */
  readonly recorded: boolean
}

/** 应到/实到 of one block. `present` is null until attendance was taken. */
export interface BlockPresence {
  readonly blockId: string
  readonly expected: number
  readonly present: number | null
  readonly exceptions: Readonly<Record<AttendanceState, number>>
}

export interface SessionPresence {
  readonly blocks: readonly BlockPresence[]
  readonly expected: number
  /** People who came to at least one recorded block; null until one block is recorded. */
  readonly present: number | null
}

/** Exceptions of the people on the roster, by block and person; rows of withdrawn people are left out. */
function stateTable(
  personIds: readonly string[],
  exceptions: readonly AttendanceException[],
): (blockId: string, personId: string) => AttendanceState | null {
  const enrolled = new Set(personIds)
  const table = new Map<string, AttendanceState>()
  for (const { blockId, personId, state } of exceptions) {
    if (enrolled.has(personId)) table.set(`${blockId} ${personId}`, state)
  }
  return (blockId, personId) => table.get(`${blockId} ${personId}`) ?? null
}

export function sessionPresence(
  blocks: readonly SessionBlock[],
  personIds: readonly string[],
  exceptions: readonly AttendanceException[],
): SessionPresence {
  const stateOf = stateTable(personIds, exceptions)
  const came = new Set<string>()
  const counted = blocks.map((block): BlockPresence => {
    const counts: Record<AttendanceState, number> = {
      absent: 0,
      late: 0,
      left_early: 0,
      leave: 0,
      present: 0,
    }
    let present = 0
    for (const personId of block.recorded ? personIds : []) {
      const state = stateOf(block.id, personId)
      if (state) counts[state] += 1
      if (!wasPresent(state)) continue
      present += 1
      came.add(personId)
    }
    return {
      blockId: block.id,
      expected: personIds.length,
      present: block.recorded ? present : null,
      exceptions: counts,
    }
  })
  const known = blocks.some(block => block.recorded)
  return { blocks: counted, expected: personIds.length, present: known ? came.size : null }
}

/** Somebody who missed recorded blocks and so stands in the make-up queue (补训). */
export interface Absentee {
  readonly personId: string
  /** `all`: came to none of the recorded blocks. */
  readonly missed: 'all' | 'some'
  readonly blockIds: readonly string[]
  /** Every miss was on leave (请假). */
  readonly excused: boolean
}

export function absentees(
  blocks: readonly SessionBlock[],
  personIds: readonly string[],
  exceptions: readonly AttendanceException[],
): Absentee[] {
  const recorded = blocks.filter(block => block.recorded)
  const stateOf = stateTable(personIds, exceptions)
  // Who is in no exception was there: a class of hundreds has a handful.
  const excepted = new Set(exceptions.map(exception => exception.personId))
  return personIds.flatMap(personId => {
    if (!excepted.has(personId)) return []
    const missed = recorded.filter(block => !wasPresent(stateOf(block.id, personId)))
    if (missed.length === 0) return []
    return {
      personId,
      missed: missed.length === recorded.length ? ('all' as const) : ('some' as const),
      blockIds: missed.map(block => block.id),
      excused: missed.every(block => stateOf(block.id, personId) === 'leave'),
    }
  })
}

/** What a late or early mark without known minutes credits, in whole per cent of the block: a setting. */
interface ProrationRule {
  readonly latePercent: number
  readonly leftEarlyPercent: number
}

export const defaultProration: ProrationRule = { latePercent: 75, leftEarlyPercent: 75 }

/** Whether nobody knows how much somebody missed who was late or left early. */
export const isProrated = (state: AttendanceState | null, minutes: number | null): boolean =>
  minutes === null && (state === 'late' || state === 'left_early')

/**
 * Minutes of one block credited to one person: none when absent or on leave; the block less the missed minutes
 * when they are known; otherwise the configured share, half a minute rounded up. 90 minutes, 20 late: 70.
 */
export function attendedMinutes(
  blockMinutes: number,
  exception: Pick<AttendanceException, 'state' | 'minutes'> | null,
  rule: ProrationRule = defaultProration,
): number {
  if (!exception || exception.state === 'present') return blockMinutes
  if (exception.state === 'absent' || exception.state === 'leave') return 0
  if (exception.minutes !== null) return Math.min(blockMinutes, Math.max(0, blockMinutes - exception.minutes))
  const percent = exception.state === 'late' ? rule.latePercent : rule.leftEarlyPercent
  return Math.floor((blockMinutes * percent + 50) / 100)
}

/** How much of what was held one person was there for. */
export interface AttendedShare {
  readonly attendedMinutes: number
  /** Of the recorded blocks; of the others nothing is known. */
  readonly plannedMinutes: number
}

/**
 * Of each person on the roll, gone through once for all of them. Leave (请假) counts as not attended; late and early by the
 * minutes missed; a make-up counts as a class of its own.
 */
export function attendedShares(
  blocks: readonly SessionBlock[],
  exceptions: readonly AttendanceException[],
  rule: ProrationRule = defaultProration,
): (personId: string) => AttendedShare {
  const lengths = new Map(
    blocks.filter(block => block.recorded).map(block => [block.id, block.end - block.start]),
  )
  const plannedMinutes = [...lengths.values()].reduce((sum, minutes) => sum + minutes, 0)
  const missed = new Map<string, number>()
  for (const exception of exceptions) {
    const minutes = lengths.get(exception.blockId)
    if (minutes === undefined) continue
    const away = minutes - attendedMinutes(minutes, exception, rule)
    missed.set(exception.personId, (missed.get(exception.personId) ?? 0) + away)
  }
  return personId => ({ attendedMinutes: plannedMinutes - (missed.get(personId) ?? 0), plannedMinutes })
}

/** In whole per cent, rounded down: what just misses a minimum never reads as if it met it. Null where nothing was held. */
export function attendancePercent({ attendedMinutes, plannedMinutes }: AttendedShare): number | null {
  return plannedMinutes === 0 ? null : Math.floor((attendedMinutes * 100) / plannedMinutes)
}

/** Minutes credited to one person over a session; a block nobody has recorded credits nothing yet. */
export const creditedMinutes = (
  personId: string,
  blocks: readonly SessionBlock[],
  exceptions: readonly AttendanceException[],
  rule: ProrationRule = defaultProration,
): number => attendedShares(blocks, exceptions, rule)(personId).attendedMinutes
