import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Seen } from '../../app/call'
import { type KnownHistory, knownHistory } from '../../app/client'
import { lastCommand } from '../../app/last-command'
import { shown } from '../../app/shown'
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
  /** Begins again with what the record says after this entry; what is typed stays as a draft that is offered. */
  takeTheirs(seq: number): void
  /** The entry up to which that was done; 0 where it was not. */
  tookUpTo: number
  found: DraftFound | null
  /** False once what is typed could not be kept. */
  kept: boolean
}

type Found = Pick<DraftFound, 'state' | 'at'> & { id: string; json: string; base: string }

/**
 * The values of a form, kept by the service while they are typed and offered again until they are saved or thrown away:
 * Escape, another page, a service that died, a killed process lose nothing. Values are plain JSON. `record`: what is
 * changed; null for one that is yet to be made. A form of another record is another form: give it a key.
 *
 * Until somebody types, a form of a record shows what `initial` says of it now, so give it the answer as it stands, never
 * a copy; from the first key on it is saved only over what it showed then (decision 0035).
 */
export function useKeptForm<T extends object>(
  form: string,
  record: string | null,
  initial: T | (() => T),
  /** It changes what is there, though no record is its own: many get the same. */
  changes = record !== null,
): KeptForm<T> {
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(start)
  const [found, setFound] = useState<Found | null>(null)
  const [kept, setKept] = useState(true)
  const [tookUpTo, setTookUpTo] = useState(0)
  const keeper = useRef<DraftKeeper | null>(null)
  const touched = useRef(false)
  /** Of a form that somebody typed into, or that was refused: what it rests on. */
  const rests = useRef<Rest | null>(null)
  const now = useRef({ start, values, found })
  now.current = { start, values, found }
  const fresh = typeof initial === 'function' ? initial() : initial
  const shows = useRef(fresh)
  shows.current = fresh
  const base = JSON.stringify(fresh)

  /** What was left here stands in the fields where the form shows what it was typed over; nowhere else. */
  const place = useCallback(
    (left: Found) => {
      const { start: from } = now.current
      const same = left.base === JSON.stringify(from)
      const fits = same && !touched.current
      setFound({ ...left, state: fits ? 'taken' : same || record === null ? 'offered' : 'stale' })
      if (!fits) return
      keeper.current?.takeUp(left.id, left.json)
      setValues(keptValues(from, left.json))
    },
    [record],
  )

  useEffect(() => {
    const own = draftKeeper({ form, record: record ?? '' }, JSON.stringify(now.current.start), setKept)
    keeper.current = own
    let open = true
    if (changes) void shown()
    void draftsAt({ form, record: record ?? '' }).then(([newest]) => {
      if (!open || !newest) return
      const { id, at, values: json, base } = newest
      place({ state: 'taken', at, id, json, base })
    })
    addEventListener('pagehide', own.flush)
    return () => {
      open = false
      removeEventListener('pagehide', own.flush)
      own.close()
    }
  }, [form, record, changes, place])

  // Opened over an answer that was overtaken, or left open while the record moved: nobody typed, so it shows the record.
  useLayoutEffect(() => {
    if (record === null || touched.current || base === JSON.stringify(now.current.start)) return
    now.current.start = shows.current
    setStart(shows.current)
    setValues(shows.current)
    keeper.current?.over(base)
    if (now.current.found) place(now.current.found)
  }, [record, base, place])

  // What was done from this page while the form stands there is known to whoever did it; what Ctrl+Z brings back is not.
  useEffect(
    () =>
      lastCommand.subscribe(({ command }) => {
        if (command && command.area !== 'book' && command.seq === Number(rests.current?.seq ?? -2) + 1)
          rests.current = { seq: command.seq, of: knownHistory() }
      }),
    [],
  )

  const set = useCallback(
    (next: T | ((before: T) => T)) => {
      if (!touched.current && changes) restOn(rests)
      touched.current = true
      const { values: before } = now.current
      const after = typeof next === 'function' ? next(before) : next
      now.current = { ...now.current, values: after }
      setValues(after)
      keeper.current?.typed(JSON.stringify(after))
    },
    [changes],
  )
  const put = useCallback((part: Partial<T>) => set(before => ({ ...before, ...part })), [set])
  const fill = useCallback((part: Partial<T>) => {
    now.current = { ...now.current, values: { ...now.current.values, ...part } }
    setValues(now.current.values)
  }, [])
  const saved = useCallback(() => {
    keeper.current?.saved()
    setFound(null)
  }, [])
  const sawUpTo = useCallback((seq: number) => {
    rests.current = { seq, of: knownHistory() }
  }, [])
  const begin = useCallback((next: T) => {
    touched.current = false
    rests.current = null
    now.current = { start: next, values: next, found: null }
    setStart(next)
    setValues(next)
  }, [])
  const again = useCallback(
    (next: T) => {
      saved()
      begin(next)
    },
    [saved, begin],
  )
  const reload = useCallback(() => {
    again(shows.current)
    keeper.current?.over(JSON.stringify(shows.current))
  }, [again])
  const takeTheirs = useCallback(
    (seq: number) => {
      const { start: over, values: typed } = now.current
      const id = keeper.current?.leave() ?? null
      begin(shows.current)
      keeper.current?.over(JSON.stringify(shows.current))
      setTookUpTo(seq)
      const at = new Date().toISOString()
      if (id) setFound({ state: 'stale', at, id, json: JSON.stringify(typed), base: JSON.stringify(over) })
    },
    [begin],
  )
  const notice = useMemo<DraftFound | null>(
    () =>
      found && {
        state: found.state,
        at: found.at,
        takeUp() {
          const { start: from } = now.current
          keeper.current?.drop()
          keeper.current?.takeUp(found.id, found.json)
          set(keptValues(from, found.json))
          setFound({ ...found, state: 'taken' })
        },
        discard() {
          void discardStored(found.id)
          setFound(null)
          if (found.state !== 'taken') return
          keeper.current?.drop()
          touched.current = false
          rests.current = null
          if (record === null) setValues(now.current.start)
          else reload()
        },
      },
    [found, record, set, reload],
  )
  return {
    values,
    set,
    put,
    fill,
    saved,
    again,
    sawUpTo,
    takeTheirs,
    tookUpTo,
    // What was seen in another book is nothing of what stands here now.
    seen: () => (rests.current?.of.replaced ? 0 : (rests.current?.seq ?? shown())),
    found: notice,
    kept,
  }
}

interface Rest {
  /** The newest entry it was as new as. */
  seq: ReturnType<Seen['seen']>
  /** Whose entry that is. */
  of: KnownHistory
}

/** From the first key on: what is shown at that moment, which is asked for where the page was told of nothing yet. */
function restOn(rests: { current: Rest | null }): void {
  const now: Rest = { seq: shown(), of: knownHistory() }
  rests.current = now
  if (now.seq instanceof Promise)
    void now.seq.then(seq => {
      if (rests.current === now) rests.current = { ...now, seq }
    })
}
