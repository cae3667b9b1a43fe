import { blockRefusals, sessionSpan } from '../../../../src/domain/sessions/schedule/blocks'
import type { CommandContext } from '../../context'
import type { Block, BlockFields } from '../stores/blocks-store'

const codes = {
  no_day: 'ends_before_start',
  outside_day: 'ends_before_start',
  end_not_after_start: 'ends_before_start',
  overlaps: 'blocks_overlap',
} as const

/** First and last day of the blocks; refuses blocks that cannot be. */
export function spanOrRefuse(
  context: CommandContext<'no_blocks' | (typeof codes)[keyof typeof codes]>,
  blocks: BlockFields[],
): { first: string; last: string } {
  const times = blocks.map(block => ({ day: block.day, start: block.starts, end: block.ends }))
  const [problem] = blockRefusals(times)
  if (problem) context.refuse(codes[problem.code], { row: problem.index + 1 })
  return sessionSpan(times) ?? context.refuse('no_blocks')
}

/** Trainers, rooms and the plan line a draft names may have been taken back meanwhile. */
export async function refuseUnknownPlaces(
  context: CommandContext<'not_found'>,
  blocks: BlockFields[],
  planLineId: string | null,
): Promise<void> {
  const wanted = { trainer: new Set<string>(), room: new Set<string>(), plan_line: new Set<string>() }
  for (const block of blocks) {
    if (block.trainerId !== null) wanted.trainer.add(block.trainerId)
    if (block.roomId !== null) wanted.room.add(block.roomId)
  }
  if (planLineId !== null) wanted.plan_line.add(planLineId)
  for (const table of ['trainer', 'room', 'plan_line'] as const) {
    const ids = [...wanted[table]]
    if (ids.length === 0) continue
    const found = await context.tx.selectFrom(table).select('id').where('id', 'in', ids).execute()
    if (found.length < ids.length) context.refuse('not_found')
  }
}

/** Whether a sheet printed for these blocks still says what is wanted now. */
export function sameOnPaper(printed: Block[], wanted: BlockFields[]): boolean {
  const line = (block: Pick<Block, 'day' | 'starts' | 'ends' | 'trainerId' | 'roomId'>) =>
    [block.day, block.starts, block.ends, block.trainerId, block.roomId].join(' ')
  const lines = (blocks: Parameters<typeof line>[0][]) => blocks.map(line).sort().join('\n')
  return lines(printed) === lines(wanted)
}
