import type { CommandContext } from '../context'

/** The plan tells the need how many lines it has become: the first makes it planned, without any it is open again. */
export async function noteNeedPlanned(
  context: CommandContext<'not_found'>,
  needId: string,
  planLines: number,
): Promise<void> {
  const need = await context.tx
    .selectFrom('need')
    .select('status')
    .where('id', '=', needId)
    .executeTakeFirst()
  if (!need) context.refuse('not_found')
  const status = planLines > 0 ? 'planned' : 'open'
  // Closed and declined are decisions of a person: the plan does not overrule them.
  if (need?.status !== 'open' && need?.status !== 'planned') return
  await context.tx.updateTable('need').set({ status }).where('id', '=', needId).execute()
}
