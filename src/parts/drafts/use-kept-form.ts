import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Seen } from '../../app/call'
import { client } from '../../app/client'
import { lastCommand } from '../../app/last-command'
import { type DraftKeeper, discardStored, draftKeeper, draftsAt } from './keeper'
import { keptValues } from './kept-values'

/** What a form says of its draft; null while there is nothing to say. */
export interface DraftFound {
  /**
   * `taken`: it stands in the fields. `offered`: what was brought to the form, or is typed by now, is another than it
   * was. `stale`: the record is.
   */
  state: 'taken' | 'offered' | 'stale'
  /** UTC instant of its last key. */
  at: string
  takeUp(): void
  discard(): void
}

export interface KeptForm<T> extends Seen {
  values: T
  /** What the person typed or chose. */
  set(next: T | ((before: T) => T)): void
  put(part: Partial<T>): void
  /** What the form fills in by itself: nothing to keep. */
  fill(part: Partial<T>): void
  /** Saved: what was typed is in the book now. */
  saved(): void
  /** Saved, and the same form begins again. */
  again(values: T): void
  /** The person has seen what was done up to this entry, and keeps what is typed all the same. */
  sawUpTo(seq: number): void
  /** Begins again with what the record says now. */
  reload(): void
  found: DraftFound | null
  /** False once what is typed could not be kept. */
  kept: boolean
}

/**
 * The values of a form, kept by the service while they are typed and offered again until they are saved or thrown away:
 * Escape, another page, a service that died, a killed process lose nothing. Values are plain JSON. `record`: what is
 * changed; null for one that is yet to be made. A form of another record is another form: give it a key.
 */
export function useKeptForm<T extends object>(
  form: string,
  record: string | null,
  initial: T | (() => T),
): KeptForm<T> {
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(start)
  const [found, setFound] = useState<
    (Pick<DraftFound, 'state' | 'at'> & { id: string; json: string }) | null
  >(null)
  const [kept, setKept] = useState(true)
  const keeper = useRef<DraftKeeper | null>(null)
  const touched = useRef(false)
  const seen = useRef<number | undefined>(undefined)
  const fresh = useRef(initial)
  fresh.current = initial
  const now = useRef({ start, values })
  now.current = { start, values }

  useEffect(() => {
    const place = { form, record: record ?? '' }
    const own = draftKeeper(place, JSON.stringify(now.current.start), setKept)
    keeper.current = own
    let open = true
    if (record !== null) void lookedAt().then(seq => (seen.current = seq))
    void draftsAt(place).then(([newest]) => {
      if (!open || !newest) return
      const { id, at, values: json } = newest
      const same = newest.base === JSON.stringify(now.current.start)
      const fits = same && !touched.current
      setFound({ state: fits ? 'taken' : same || record === null ? 'offered' : 'stale', at, id, json })
      if (!fits) return
      own.takeUp(id)
      setValues(keptValues(now.current.start, json))
    })
    addEventListener('pagehide', own.flush)
    return () => {
      open = false
      removeEventListener('pagehide', own.flush)
      own.flush()
    }
  }, [form, record])

  // What was done from this page while the form stands there is known to whoever did it; what Ctrl+Z brings back is not.
  useEffect(
    () =>
      lastCommand.subscribe(({ command }) => {
        if (command && command.area !== 'book' && command.seq === (seen.current ?? -2) + 1)
          seen.current = command.seq
      }),
    [],
  )

  const set = useCallback((next: T | ((before: T) => T)) => {
    touched.current = true
    const { values: before } = now.current
    const after = typeof next === 'function' ? next(before) : next
    now.current = { ...now.current, values: after }
    setValues(after)
    keeper.current?.typed(JSON.stringify(after))
  }, [])
  const put = useCallback((part: Partial<T>) => set(before => ({ ...before, ...part })), [set])
  const fill = useCallback((part: Partial<T>) => {
    now.current = { ...now.current, values: { ...now.current.values, ...part } }
    setValues(now.current.values)
  }, [])
  const saved = useCallback(() => {
    keeper.current?.drop()
    setFound(null)
  }, [])
  const again = useCallback(
    (next: T) => {
      saved()
      touched.current = false
      now.current = { start: next, values: next }
      setStart(next)
      setValues(next)
    },
    [saved],
  )
  const sawUpTo = useCallback((seq: number) => {
    seen.current = seq
  }, [])
  const reload = useCallback(() => {
    const { current } = fresh
    again(typeof current === 'function' ? current() : current)
    void lookedAt().then(seq => (seen.current = seq))
  }, [again])
  const shown = useMemo<DraftFound | null>(
    () =>
      found && {
        state: found.state,
        at: found.at,
        takeUp() {
          const { start: from } = now.current
          keeper.current?.drop()
          keeper.current?.takeUp(found.id)
          set(keptValues(from, found.json))
          setFound({ ...found, state: 'taken' })
        },
        discard() {
          void discardStored(found.id)
          setFound(null)
          if (found.state !== 'taken') return
          keeper.current?.drop()
          touched.current = false
          setValues(now.current.start)
        },
      },
    [found, set],
  )
  return {
    values,
    set,
    put,
    fill,
    saved,
    again,
    sawUpTo,
    reload,
    seen: () => seen.current,
    found: shown,
    kept,
  }
}

/** The newest entry there is now; undefined where that cannot be told, and nothing is refused for it. */
const lookedAt = (): Promise<number | undefined> =>
  client.book.history({ limit: 1 }).then(
    ({ entries }) => entries[0]?.seq ?? 0,
    () => undefined,
  )
