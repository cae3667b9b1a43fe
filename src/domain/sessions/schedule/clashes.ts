import type { Day } from '../../days/day'
import { type BlockTime, overlap } from './blocks'

/** A block with all it occupies. Trainers and participants are person ids, so that one may be either. */
export interface OccupiedBlock extends BlockTime {
  readonly sessionId: string
  readonly roomId: string | null
  readonly trainerIds: readonly string[]
  readonly personIds: readonly string[]
}

/** One resource in two places: `at` is the draft's block, `with` the block already there. */
export interface Clash<B extends OccupiedBlock = OccupiedBlock> {
  readonly kind: 'trainer' | 'room' | 'person'
  readonly resourceId: string
  readonly at: BlockTime
  readonly with: B
}

function pairClashes<B extends OccupiedBlock>(draft: OccupiedBlock, other: B): Clash<B>[] {
  const clash = (kind: Clash['kind'], resourceId: string): Clash<B> => ({
    kind,
    resourceId,
    at: { day: draft.day, start: draft.start, end: draft.end },
    with: other,
  })
  const found: Clash<B>[] = []
  if (draft.roomId !== null && draft.roomId === other.roomId) found.push(clash('room', draft.roomId))
  const [teaching, attending] = [new Set(other.trainerIds), new Set(other.personIds)]
  for (const id of new Set(draft.trainerIds)) {
    if (teaching.has(id) || attending.has(id)) found.push(clash('trainer', id))
  }
  for (const id of new Set(draft.personIds)) {
    if (draft.trainerIds.includes(id)) continue
    if (attending.has(id) || teaching.has(id)) found.push(clash('person', id))
  }
  return found
}

/**
 * Warnings, not refusals: who or what is wanted twice. The draft's own session is left out by its id;
 * pass only blocks of sessions that are not cancelled, and of the draft's days if there are many.
 */
export function clashes<B extends OccupiedBlock>(
  draft: readonly OccupiedBlock[],
  others: readonly B[],
): Clash<B>[] {
  const byDay = new Map<Day, B[]>()
  for (const other of others) {
    const sameDay = byDay.get(other.day)
    if (sameDay) sameDay.push(other)
    else byDay.set(other.day, [other])
  }
  return draft.flatMap(block =>
    (byDay.get(block.day) ?? [])
      .filter(other => other.sessionId !== block.sessionId && overlap(block, other))
      .flatMap(other => pairClashes(block, other)),
  )
}
