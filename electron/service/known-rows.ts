import type { CommandContext } from './context'
import { breaksReference } from './db/constraints'

/**
 * Writes rows that name others by id. Refuses as `not_found` where one of those is not there (any more): the foreign keys
 * know it, whatever area it is of.
 */
export async function refuseUnknownRows<T>(
  context: CommandContext<'not_found'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!breaksReference(error)) throw error
    return context.refuse('not_found')
  }
}
