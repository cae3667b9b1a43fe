import { useAsk } from '../../../app/call'
import { useSettled } from '../../../ui/field/use-settled'
import { type BlockDraft, blockProblems, blocksOf } from './block-drafts'

/** Milliseconds after the last key before clashes are looked for. */
const pause = 250

/** Who or what the typed blocks want that another session has already; asked again as they change. */
export function useClashes(
  sessionId: string | null,
  drafts: readonly BlockDraft[],
  personIds: readonly string[],
) {
  const sound = blockProblems(drafts)
  const wanted = JSON.stringify({
    sessionId,
    blocks: blocksOf(drafts.filter(draft => !sound.has(draft.key))).map(
      ({ topic: _topic, ...block }) => block,
    ),
    personIds,
  })
  const settled = useSettled(wanted, pause)
  const input = JSON.parse(settled) as {
    sessionId: string | null
    blocks: ReturnType<typeof blocksOf>
    personIds: string[]
  }
  const asked = input.blocks.length > 0
  const answer = useAsk('sessions', 'clashesOf', input, { enabled: asked, keepPrevious: true })
  return {
    clashes: asked ? (answer.data ?? []) : [],
    checking: wanted !== settled || answer.isFetching,
    error: answer.error,
  }
}
