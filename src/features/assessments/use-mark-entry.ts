import { useCallback, useMemo, useRef } from 'react'
import { useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { MarkRow } from '../../contract/assessments'
import type { Language } from '../../i18n/setup'
import { componentText } from '../../parts/assessments/component-text'
import {
  changedRow,
  type MarkChange,
  markFields,
  overRow,
  type Scheme,
} from '../../parts/assessments/sheet-rows'
import { rowOfPart, useCellConflicts } from '../../parts/entries/use-cell-conflicts'
import { useEntries } from '../../parts/entries/use-entries'
import type { EntryPlace } from '../../ui/grid/entry-grid-shape'

type MarkField = (typeof markFields)[number]

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

/** The marks of a session as they are being entered, each saved at once; what would overwrite another's is not. */
export function useMarkEntry(sessionId: string, { rows, scheme, cameAt, refetch }: Sheet) {
  const { mutateAsync: record } = useCommand('assessments', 'recordMarks')
  const say = useSay()
  const language = useLanguage(state => state.language)
  const conflicts = useCellConflicts('mark-conflict', sessionId)
  const { add: keep, drop } = conflicts
  const {
    entered,
    enteredNow,
    enter: add,
  } = useEntries(
    'assessments',
    { cameAt, refetch },
    useCallback(
      async (entry: Entry) => {
        const { attempt, changes, announcement } = entry
        const done = await record({ sessionId, attempt, marks: [...changes] })
        const stale = done.stale ?? []
        if (announcement === null || stale.length > 0) say.quietly(done)
        else say.done(announcement, { of: done })
        if (stale.length === 0) return entry
        keep(stale.map(cell => ({ ...placeOf(attempt, cell), text: textOf(language, changes, cell) })))
        return { ...entry, changes: changes.map(change => withoutStale(change, stale)) }
      },
      [keep, language, record, say, sessionId],
    ),
  )
  const known = useRef({ rows, scheme })
  known.current = { rows, scheme }
  const enter = useCallback(
    (attempt: number, changes: readonly MarkChange[], announcement: string | null = null) => {
      if (changes.length === 0) return
      const now = overlaid(known.current.rows, enteredNow(), known.current.scheme)
      const rowOf = new Map(now.map(row => [row.enrolmentId, row]))
      const over = changes.map(change => overRow(rowOf.get(change.enrolmentId), attempt, change))
      // Another entry takes the place of what was left over there.
      drop(
        changes.flatMap(({ enrolmentId, ...change }) =>
          markFields
            .filter(field => change[field] !== undefined)
            .map(field => placeOf(attempt, { enrolmentId, field })),
        ),
      )
      void add({ attempt, changes: over, announcement })
    },
    [add, drop, enteredNow],
  )
  const shown = useMemo(() => overlaid(rows, entered, scheme), [rows, entered, scheme])
  return { rows: shown, enter, conflicts }
}

type MarkCell = { enrolmentId: string; field: MarkField }

/** Of the sheet of all rounds. */
const placeOf = (attempt: number, { enrolmentId, field }: MarkCell): EntryPlace => ({
  row: rowOfPart(String(attempt), enrolmentId),
  column: field,
})

function textOf(
  language: Language,
  changes: readonly MarkChange[],
  { enrolmentId, field }: MarkCell,
): string {
  const change = changes.find(one => one.enrolmentId === enrolmentId)
  return field === 'note' ? (change?.note ?? '') : componentText(language, change?.[field] ?? null)
}

function withoutStale(change: MarkChange, stale: readonly MarkCell[]): MarkChange {
  const isStale = (field: MarkField) =>
    stale.some(cell => cell.enrolmentId === change.enrolmentId && cell.field === field)
  const written = markFields.filter(field => change[field] !== undefined && !isStale(field))
  return {
    enrolmentId: change.enrolmentId,
    ...Object.fromEntries(written.map(field => [field, change[field]])),
  }
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
