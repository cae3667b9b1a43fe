import type { CommandContext } from '../context'
import { findNeedStatus, updateNeed } from './needs-store'

/** The plan tells the need how many lines it has become: the first makes it planned, without any it is open again. */
export async function noteNeedPlanned(
  context: CommandContext<'not_found'>,
  needId: string,
  planLines: number,
): Promise<void> {
  const known = await findNeedStatus(context.tx, needId)
  if (known === null) return context.refuse('not_found')
  // Closed and declined are decisions of a person: the plan does not overrule them.
  if (known !== 'open' && known !== 'planned') return
  await updateNeed(context.tx, needId, { status: planLines > 0 ? 'planned' : 'open' })
}
