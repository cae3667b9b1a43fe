import { v7 } from 'uuid'
import { client } from '../../app/client'
import { currentOperator } from '../../app/operator'
import type { StoredDraft } from '../../contract/drafts'
import { CallError } from '../../contract/wire'
import {
  type DraftPlace,
  forget,
  isNewest,
  isRefused,
  type OwnPlace,
  refuse,
  remember,
  unkept,
  unkeptAt,
} from './unkept'

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
  const operatorId = currentOperator()
  const stored = await inTurn(() => client.drafts.find(place, { operatorId })).catch(() => [])
  const held = unkeptAt({ ...place, operatorId })
  return [...held, ...stored.filter(one => !held.some(({ id }) => id === one.id))]
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
  /** Writes what is not written yet, at once. */
  flush(): void
  /** The form goes away: writes what is not written yet. */
  close(): void
  /** Nothing is left to keep. */
  drop(): void
  /** What was typed is in the book; of a form that was opened once more since, what was typed there stays. */
  saved(): void
  /** Writes what is not written yet and lets it lie: its id, null where nothing was typed. */
  leave(): string | null
  /** Goes on with a draft that was found, and what it says. */
  takeUp(id: string, values: string): void
  /** What the form shows before anybody types is this from now on; a draft found over something else is left alone. */
  over(base: string): void
}

/**
 * Keeps the draft of one open form, for whoever sits at the desk when it opens. `onKept(false)`: something of it could
 * not be written.
 */
export function draftKeeper(at: DraftPlace, base: string, onKept: (kept: boolean) => void): DraftKeeper {
  const place: OwnPlace = { ...at, operatorId: currentOperator() }
  let id: string | null = null
  let unwritten: string | null = null
  /** The values of `id` as far as this form knows. */
  let last = ''
  let closed = false
  let timer: ReturnType<typeof setTimeout> | null = null
  const written = new Set<string>()
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const later = () => {
    timer ??= setTimeout(flush, pause)
  }
  const tell = () => onKept(![...written].some(isRefused))
  const drop = () => {
    stop()
    unwritten = null
    if (id !== null) void discardStored(id)
    id = null
  }
  function flush() {
    stop()
    if (unwritten === null) return
    id ??= v7()
    const draft = { id, base, values: unwritten, at: new Date().toISOString() }
    unwritten = null
    remember(place, draft)
    written.add(id)
    write(draft)
  }
  /** Until it is written or overtaken, also when the form has gone or left it: this page alone has it. */
  function write(draft: StoredDraft) {
    const { operatorId, ...where } = place
    const { id, base, values } = draft
    inTurn(() => client.drafts.keep({ ...where, id, base, values }, { operatorId })).then(
      () => {
        forget(one => one === draft)
        tell()
      },
      (error: unknown) => {
        const again = retryIn(error)
        if (again !== retryAfter) {
          refuse(draft.id)
          tell()
        }
        if (again !== null) setTimeout(() => isNewest(draft) && write(draft), again)
      },
    )
  }
  return {
    typed(values) {
      if (values === base) return drop()
      unwritten = values
      last = values
      later()
    },
    flush,
    close() {
      flush()
      closed = true
    },
    drop,
    saved() {
      if (!closed) drop()
      else if (id !== null) void discardUnchanged(place, id, last)
    },
    leave() {
      flush()
      const left = id
      id = null
      return left
    },
    takeUp(found, values) {
      id = found
      last = values
      const held = unkept(found)
      if (!held) return
      unwritten = held.values
      later()
    },
    over(next) {
      base = next
      id = null
    },
  }
}

/** Throws a draft away unless it says something else by now. */
function discardUnchanged({ operatorId, ...place }: OwnPlace, id: string, values: string): Promise<void> {
  return inTurn(async () => {
    const held = unkept(id)
    const stored = held ? [held] : await client.drafts.find(place, { operatorId })
    if (!stored.some(one => one.id === id && one.values === values)) return
    forget(one => one === held)
    await client.drafts.discard({ id })
  }).catch(() => undefined)
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
