import { v7 } from 'uuid'
import { client } from '../../app/client'
import type { StoredDraft } from '../../contract/drafts'
import { CallError } from '../../contract/wire'
import { type DraftPlace, forget, isNewest, refuse, remember, unkeptAt } from './unkept'

/** Milliseconds from the first key that is not kept yet to the message: half a second on it is on the disk. */
const pause = 250
const retryAfter = 1000

/** One after the other, whatever form they are of: a form opened again finds what the one before it left. */
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work)
  last = done.catch(() => undefined)
  return done
}

/** The newest first: what could not be written, as long as this page stands, before an older one on the disk. */
export async function draftsAt(place: DraftPlace): Promise<StoredDraft[]> {
  const stored = await inTurn(() => client.drafts.find(place)).catch(() => [])
  const unkept = unkeptAt(place)
  return unkept ? [unkept, ...stored.filter(one => one.id !== unkept.id)] : stored
}

export function discardStored(id: string): Promise<void> {
  forget(draft => draft.id === id)
  return inTurn(() => client.drafts.discard({ id })).then(
    () => undefined,
    () => undefined,
  )
}

export interface DraftKeeper {
  /** What the form shows now. */
  typed(values: string): void
  /** Writes what is not written yet, at once: the form goes away. */
  flush(): void
  /** Nothing is left to keep. */
  drop(): void
  /** Writes what is not written yet and lets it lie: its id, null where nothing was typed. */
  leave(): string | null
  /** Goes on with a draft that was found. */
  takeUp(id: string): void
  /** What the form shows before anybody types is this from now on; a draft found over something else is left alone. */
  over(base: string): void
}

/** Keeps the draft of one open form. `onKept(false)`: it could not be written. */
export function draftKeeper(place: DraftPlace, base: string, onKept: (kept: boolean) => void): DraftKeeper {
  let id: string | null = null
  let unwritten: string | null = null
  /** What `unwritten` was when it could not be written. */
  let failed: StoredDraft | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const later = (wait: number) => {
    timer ??= setTimeout(flush, wait)
  }
  const drop = () => {
    stop()
    unwritten = null
    if (id !== null) void discardStored(id)
    id = null
  }
  function flush() {
    stop()
    const values = unwritten
    const overtaken = failed !== null && !isNewest(place, failed)
    unwritten = null
    failed = null
    if (values === null || overtaken) return
    id ??= v7()
    const draft = { id, base, values, at: new Date().toISOString() }
    remember(place, draft)
    inTurn(() => client.drafts.keep({ ...place, id: draft.id, base, values })).then(
      () => {
        forget(one => one === draft)
        onKept(true)
      },
      (error: unknown) => {
        const again = retryIn(error)
        if (again !== retryAfter) {
          refuse(place)
          onKept(false)
        }
        // What was typed is still here, unless the form was opened once more and goes on with it.
        if (again !== null && id === draft.id && unwritten === null && isNewest(place, draft)) {
          unwritten = values
          failed = draft
          later(again)
        }
      },
    )
  }
  return {
    typed(values) {
      if (values === base) return drop()
      unwritten = values
      failed = null
      later(pause)
    },
    flush,
    drop,
    leave() {
      flush()
      const left = id
      id = null
      return left
    },
    takeUp(found) {
      id = found
      const unkept = unkeptAt(place)
      if (unkept?.id !== found) return
      unwritten = unkept.values
      later(pause)
    },
    over(next) {
      base = next
      id = null
    },
  }
}

/** Milliseconds until it is worth asking again; null when it would be the same. */
function retryIn(error: unknown): number | null {
  if (!(error instanceof CallError)) return null
  // The service went away and comes back.
  if (error.error.kind === 'gone') return retryAfter
  if (error.error.kind !== 'refused') return null
  // The book is being moved or replaced at this moment; or the disk is full, and somebody makes room.
  const { code } = error.error
  return code === 'book_busy' ? retryAfter : code === 'draft_not_kept' ? 3 * retryAfter : null
}
