import type { CommandContext } from '../context'

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
    if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error
    context.refuse('in_use', { name })
  }
}
