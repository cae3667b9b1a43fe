import { useCallback, useMemo } from 'react'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { MarkRow } from '../../contract/assessments'
import { changedRow, type MarkChange, type Scheme } from '../../parts/assessments/sheet-rows'
import { useEntries } from '../../parts/entries/use-entries'

/** A cell, a key over some cells, a pasted block. */
interface Entry {
  readonly attempt: number
  readonly changes: readonly MarkChange[]
  /** Said when it is written; single cells are not announced one by one. */
  readonly announcement: string | null
}

interface Sheet {
  readonly rows: readonly MarkRow[]
  readonly scheme: Scheme
  /** When these rows came. */
  readonly cameAt: number
  readonly refetch: () => unknown
}

/** The marks of a session as they are being entered, each saved at once. */
export function useMarkEntry(sessionId: string, { rows, scheme, cameAt, refetch }: Sheet) {
  const { mutateAsync: record } = useCommand('assessments', 'recordMarks')
  const say = useSay()
  const { entered, enter: add } = useEntries(
    'assessments',
    { cameAt, refetch },
    useCallback(
      async ({ attempt, changes, announcement }: Entry) => {
        const done = await record({ sessionId, attempt, marks: [...changes] })
        if (announcement === null) say.quietly(done)
        else say.done(announcement, { of: done })
      },
      [record, say, sessionId],
    ),
  )
  const enter = useCallback(
    (attempt: number, changes: readonly MarkChange[], announcement: string | null = null) => {
      if (changes.length > 0) void add({ attempt, changes, announcement })
    },
    [add],
  )
  const shown = useMemo(() => overlaid(rows, entered, scheme), [rows, entered, scheme])
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
