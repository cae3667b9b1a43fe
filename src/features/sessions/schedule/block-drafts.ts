import { clockMinutes, clockText } from '../../../domain/days/clock'
import { addDays, type Day } from '../../../domain/days/day'
import { blockRefusals } from '../../../domain/sessions/schedule/blocks'

/** A block while it is typed: days and times may still be missing. */
export interface BlockDraft {
  key: string
  /** The block it changes; none for a new one. */
  id: string | null
  day: Day | null
  starts: string | null
  ends: string | null
  trainerId: string | null
  roomId: string | null
  topic: string
  /** Somebody signed for it: day and times stay. */
  recorded: boolean
}

export type BlockProblem =
  | { code: 'no_day' | 'no_time' | 'outside_day' | 'end_not_after_start' }
  | { code: 'overlaps'; row: number }

const newKey = () => crypto.randomUUID()

/** The first block of a new session: a morning. */
export function firstBlock(day: Day): BlockDraft {
  return {
    key: newKey(),
    id: null,
    day,
    starts: '09:00',
    ends: '12:00',
    trainerId: null,
    roomId: null,
    topic: '',
    recorded: false,
  }
}

/** Another block like this one, a day later: the usual way a course goes on. */
export function dayAfter(block: BlockDraft): BlockDraft {
  return {
    ...block,
    key: newKey(),
    id: null,
    day: block.day === null ? null : addDays(block.day, 1),
    topic: '',
    recorded: false,
  }
}

interface SavedBlock {
  id: string
  day: string
  starts: number
  ends: number
  trainerId: string | null
  roomId: string | null
  topic: string | null
  recordedOn: string | null
}

export function draftOf(block: SavedBlock): BlockDraft {
  return {
    key: block.id,
    id: block.id,
    day: block.day,
    starts: clockText(block.starts),
    ends: clockText(block.ends),
    trainerId: block.trainerId,
    roomId: block.roomId,
    topic: block.topic ?? '',
    recorded: block.recordedOn !== null,
  }
}

/** What crosses the wire; blocks whose day or times are missing are left out. */
export function blocksOf(drafts: readonly BlockDraft[]) {
  return drafts.flatMap(draft => {
    const [starts, ends] = [minutesOf(draft.starts), minutesOf(draft.ends)]
    if (draft.day === null || starts === null || ends === null) return []
    const { id, day, trainerId, roomId, topic } = draft
    return [
      {
        ...(id === null ? {} : { id }),
        day,
        starts,
        ends,
        trainerId,
        roomId,
        topic: topic.trim() || null,
      },
    ]
  })
}

/** What is wrong with each row, by its key; rows in order have no entry. */
export function blockProblems(drafts: readonly BlockDraft[]): Map<string, BlockProblem> {
  const problems = new Map<string, BlockProblem>()
  const whole = drafts.filter(draft => {
    const missing =
      draft.day === null ? 'no_day' : draft.starts === null || draft.ends === null ? 'no_time' : null
    if (missing) problems.set(draft.key, { code: missing })
    return missing === null
  })
  const times = blocksOf(whole).map(({ day, starts, ends }) => ({ day, start: starts, end: ends }))
  for (const refusal of blockRefusals(times)) {
    const draft = whole[refusal.index]
    const other = refusal.code === 'overlaps' ? whole[refusal.with] : undefined
    if (!draft) continue
    problems.set(
      draft.key,
      refusal.code === 'overlaps'
        ? { code: 'overlaps', row: other ? drafts.indexOf(other) + 1 : 0 }
        : { code: refusal.code },
    )
  }
  return problems
}

/** Minutes taught by the blocks that are whole. */
export function draftMinutes(drafts: readonly BlockDraft[]): number {
  return blocksOf(drafts).reduce((sum, block) => sum + Math.max(0, block.ends - block.starts), 0)
}

const minutesOf = (clock: string | null): number | null => (clock === null ? null : clockMinutes(clock))
