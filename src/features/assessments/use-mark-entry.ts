import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { MarkRow } from '../../contract/assessments'
import { changedRow, type MarkChange, type Scheme } from '../../parts/assessments/sheet-rows'

/** What one action entered: a cell, a key over some cells, a pasted block. Written all or none. */
interface Entry {
  readonly attempt: number
  readonly changes: readonly MarkChange[]
  /** When the service had written it; null before. */
  writtenAt: number | null
  /** Said when it is written; single cells are not announced one by one. */
  readonly said: string | null
}

interface Sheet {
  readonly rows: readonly MarkRow[]
  readonly scheme: Scheme
  /** When these rows came. */
  readonly cameAt: number
  readonly refetch: () => unknown
}

/** Saves each entry at once, one after the other, and shows it until the rows that hold it have come. A refused one is taken off again. */
export function useMarkEntry(sessionId: string, { rows, scheme, cameAt, refetch }: Sheet) {
  const { mutateAsync: record } = useCommand('assessments', 'recordMarks')
  const say = useSay()
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())

  const enter = useCallback(
    (attempt: number, changes: readonly MarkChange[], said: string | null = null) => {
      if (changes.length === 0) return
      const entry: Entry = { attempt, changes, writtenAt: null, said }
      setEntries(before => [...before, entry])
      queue.current = queue.current.then(async () => {
        try {
          await record({ sessionId, attempt, marks: [...changes] })
          if (said === null) say.quietly()
          else say.done(said)
          entry.writtenAt = Date.now()
          void refetch()
        } catch (error) {
          say.refused('assessments', error)
          setEntries(before => before.filter(one => one !== entry))
        }
      })
    },
    [record, refetch, say, sessionId],
  )

  useEffect(() => {
    setEntries(before => {
      const waiting = before.filter(one => one.writtenAt === null || one.writtenAt > cameAt)
      return waiting.length === before.length ? before : waiting
    })
  }, [cameAt])

  const shown = useMemo(() => overlaid(rows, entries, scheme), [rows, entries, scheme])
  return { rows: shown, enter }
}

/** Rows nobody touched stay the same objects: only the others are drawn again. */
function overlaid(rows: readonly MarkRow[], entries: readonly Entry[], scheme: Scheme): readonly MarkRow[] {
  if (entries.length === 0) return rows
  const changed = new Map<string, MarkRow>()
  const known = new Map(rows.map(row => [row.enrolmentId, row]))
  for (const { attempt, changes } of entries) {
    for (const change of changes) {
      const row = changed.get(change.enrolmentId) ?? known.get(change.enrolmentId)
      if (row) changed.set(change.enrolmentId, changedRow(row, attempt, change, scheme))
    }
  }
  return rows.map(row => changed.get(row.enrolmentId) ?? row)
}
