import { blockRefusals, sessionSpan } from '../../../src/domain/sessions/blocks'
import type { CommandContext } from '../context'
import type { BlockFields } from './blocks-store'

const codes = {
  no_day: 'ends_before_start',
  outside_day: 'ends_before_start',
  end_not_after_start: 'ends_before_start',
  overlaps: 'blocks_overlap',
} as const

/** First and last day of the blocks; refuses blocks that cannot be. */
export function spanOrRefuse(
  context: CommandContext,
  blocks: BlockFields[],
): { first: string; last: string } {
  const times = blocks.map(block => ({ day: block.day, start: block.starts, end: block.ends }))
  const [problem] = blockRefusals(times)
  if (problem) context.refuse(codes[problem.code], { row: problem.index + 1 })
  return sessionSpan(times) ?? context.refuse('no_blocks')
}
