import type { CommandContext } from '../context'
import { breaksReference } from '../db/constraints'

/**
 * Removes a record that later areas may point at. Whether they do, the foreign keys know: this area need not
 * know those areas. Refuses as `in_use`.
 */
export async function removeUnlessUsed(
  context: CommandContext<'in_use'>,
  name: string,
  remove: () => Promise<void>,
): Promise<void> {
  try {
    await remove()
  } catch (error) {
    if (!breaksReference(error)) throw error
    context.refuse('in_use', { name })
  }
}
