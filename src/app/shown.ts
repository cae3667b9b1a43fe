import { CallError } from '../contract/wire'
import type { Seen } from './call'
import { client, type KnownHistory, knownHistory, overtakenBy, queryClient } from './client'
import { lastCommand } from './last-command'

const learning = new WeakMap<KnownHistory, Promise<number | undefined>>()

/**
 * The newest entry of the history that everything on the page is as new as. An answer that was overtaken, and stands
 * there until the next has come, holds it back: what a form was made from is never newer than this says. Undefined where
 * it cannot be told.
 */
export function shown(): number | Promise<number | undefined> {
  const known = knownHistory()
  const held = heldBack()
  if (known.newest !== undefined) return Math.min(known.newest, held)
  const asked = learning.get(known) ?? learn(known)
  learning.set(known, asked)
  return asked.then(seq => (seq === undefined ? seq : Math.min(seq, held)))
}

/** A page that was told of no entry yet asks for the newest. */
async function learn(known: KnownHistory): Promise<number | undefined> {
  try {
    const { entries } = await client.book.history({ limit: 1 })
    const seq = Math.min(entries[0]?.seq ?? 0, known.before ?? Number.POSITIVE_INFINITY)
    known.newest ??= seq
    return seq
  } catch {
    learning.delete(known)
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

/** What this page did itself to the book that stands behind it; what Ctrl+Z brought back is not known to anybody. */
const own = new WeakMap<KnownHistory, Set<number>>()
lastCommand.subscribe(({ command }) => {
  if (!command || command.area === 'book') return
  const steps = own.get(knownHistory()) ?? new Set()
  own.set(knownHistory(), steps.add(command.seq))
})

/**
 * For a change that is one click, and not a form: it rests on what is shown, and on what this page has just done where
 * the answers that say so are on their way. Where somebody else came between, the page shows that by now.
 */
export const seenNow: Seen & { refused(error: unknown): never } = {
  async seen() {
    const steps = own.get(knownHistory())
    let seq = await shown()
    while (seq !== undefined && steps?.has(seq + 1)) seq += 1
    return seq
  },
  refused(error) {
    if (!(error instanceof CallError) || error.error.kind !== 'refused') throw error
    const { code, params } = error.error
    throw code === 'changed_since'
      ? new CallError({ kind: 'refused', code: 'changed_meanwhile', params })
      : error
  },
}
