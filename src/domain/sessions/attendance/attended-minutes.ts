import type { AttendanceException } from './attendance'
import type { SessionBlock } from './presence'

/** What a late or early mark without known minutes credits, in whole per cent of the block: a setting. */
export interface ProrationRule {
  readonly latePercent: number
  readonly leftEarlyPercent: number
}

export const defaultProration: ProrationRule = { latePercent: 75, leftEarlyPercent: 75 }

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

/** Minutes credited to one person over a session; a block nobody has recorded credits nothing yet. */
export function creditedMinutes(
  personId: string,
  blocks: readonly SessionBlock[],
  exceptions: readonly AttendanceException[],
  rule: ProrationRule = defaultProration,
): number {
  const own = new Map(exceptions.filter(each => each.personId === personId).map(each => [each.blockId, each]))
  return blocks
    .filter(block => block.recorded)
    .reduce(
      (sum, block) => sum + attendedMinutes(block.end - block.start, own.get(block.id) ?? null, rule),
      0,
    )
}
