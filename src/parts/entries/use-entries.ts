import { useCallback, useEffect, useMemo, useState } from 'react'
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
 * what it refuses is said and taken off again.
 */
export function useEntries<Change>(
  area: string,
  { cameAt, refetch }: Sheet,
  write: (change: Change) => Promise<unknown>,
) {
  const say = useSay()
  const [entries, setEntries] = useState<readonly Entry<Change>[]>([])

  const enter = useCallback(
    async (change: Change) => {
      const entry: Entry<Change> = { change, writtenAt: null }
      setEntries(before => [...before, entry])
      try {
        await write(change)
        const done = { change, writtenAt: Date.now() }
        setEntries(before => before.map(one => (one === entry ? done : one)))
        void refetch()
      } catch (error) {
        say.refused(area, error)
        setEntries(before => before.filter(one => one !== entry))
      }
    },
    [area, refetch, say, write],
  )

  useEffect(() => {
    setEntries(before => {
      const waiting = before.filter(one => one.writtenAt === null || one.writtenAt > cameAt)
      return waiting.length === before.length ? before : waiting
    })
  }, [cameAt])

  return { entered: useMemo(() => entries.map(one => one.change), [entries]), enter }
}
