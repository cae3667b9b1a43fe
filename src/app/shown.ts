import { client, overtakenBy, queryClient, type Told, toldNow } from './client'

const learning = new WeakMap<Told, Promise<number | undefined>>()

/**
 * The newest entry of the history that everything on the page is as new as. An answer that was overtaken, and stands
 * there until the next has come, holds it back: what a form was made from is never newer than this says. Undefined where
 * it cannot be told.
 */
export function shown(): number | Promise<number | undefined> {
  const told = toldNow()
  const held = heldBack()
  if (told.newest !== undefined) return Math.min(told.newest, held)
  const asked = learning.get(told) ?? learn(told)
  learning.set(told, asked)
  return asked.then(seq => (seq === undefined ? seq : Math.min(seq, held)))
}

/** A page that was told of no entry yet asks for the newest. */
async function learn(told: Told): Promise<number | undefined> {
  try {
    const { entries } = await client.book.history({ limit: 1 })
    const seq = Math.min(entries[0]?.seq ?? 0, told.before ?? Number.POSITIVE_INFINITY)
    told.newest ??= seq
    return seq
  } catch {
    learning.delete(told)
    return undefined
  }
}

function heldBack(): number {
  const overtaken = queryClient
    .getQueryCache()
    .findAll({
      type: 'active',
      // One that failed to be asked anew would hold every form back for good; it is announced, and its page says so.
      predicate: ({ state }) =>
        state.isInvalidated && state.fetchStatus !== 'idle' && state.data !== undefined,
    })
    .map(query => Math.max(0, (overtakenBy.get(query) ?? 0) - 1))
  return Math.min(Number.POSITIVE_INFINITY, ...overtaken)
}
