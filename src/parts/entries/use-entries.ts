import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../../app/say'

/** What one action entered: a cell, a key over some cells, a pasted block. Written all or none. */
interface Entry<Change> {
  readonly change: Change
  /** When the service had written it, in milliseconds; null before. */
  readonly writtenAt: number | null
}

interface Sheet {
  /** When the rows that are shown came, in milliseconds. */
  readonly cameAt: number
  readonly refetch: () => unknown
}

/**
 * Lays what is entered over the rows until rows that hold it have come: rows that were asked for before a key was written
 * must not take it away again, or the next key would meet an empty cell. The service writes in the order of entering;
 * what it refuses is said and taken off again. `write` answers what of it was written: null for nothing.
 */
export function useEntries<Change>(
  area: string,
  { cameAt, refetch }: Sheet,
  write: (change: Change) => Promise<Change | null>,
) {
  const say = useSay()
  const [entries, setEntries] = useState<readonly Entry<Change>[]>([])
  const newest = useRef(entries)
  const become = useCallback((next: readonly Entry<Change>[]) => {
    newest.current = next
    setEntries(next)
  }, [])

  const enter = useCallback(
    async (change: Change) => {
      const entry: Entry<Change> = { change, writtenAt: null }
      become([...newest.current, entry])
      const end = (written: Change | null) =>
        become(
          newest.current.flatMap(one => {
            if (one !== entry) return [one]
            return written === null ? [] : [{ change: written, writtenAt: Date.now() }]
          }),
        )
      try {
        end(await write(change))
        void refetch()
      } catch (error) {
        say.refused(area, error)
        end(null)
      }
    },
    [area, become, refetch, say, write],
  )

  useEffect(() => {
    const waiting = newest.current.filter(one => one.writtenAt === null || one.writtenAt > cameAt)
    if (waiting.length !== newest.current.length) become(waiting)
  }, [become, cameAt])

  return {
    entered: useMemo(() => entries.map(one => one.change), [entries]),
    /** The same at this very moment, before the page is drawn with it: what the next key meets. */
    enteredNow: useCallback(() => newest.current.map(one => one.change), []),
    enter,
  }
}
