import { useCallback, useMemo, useRef } from 'react'
import { useCommand } from '../../app/call'
import type { PostRow } from '../../contract/people/structure'
import { refusalCode } from '../../contract/wire'
import { rowOfPart, useCellConflicts } from '../../parts/entries/use-cell-conflicts'
import { useEntries } from '../../parts/entries/use-entries'
import type { EntryEdit, EntryPlace } from '../../ui/grid/entry-grid-shape'
import {
  type RequirementLine,
  type RequirementMode,
  requirementLines,
  requirementPlace,
  typedValue,
} from './requirement-matrix'

/** One cell of the matrix: what it said and what it is to say; null for no line. */
interface Entry {
  readonly cell: EntryPlace
  readonly mode: RequirementMode
  readonly text: string
  readonly was: RequirementLine | null
  readonly line: RequirementLine | null
}

type Lines = ReturnType<typeof requirementLines>

/** What the posts ask for as it is being entered, each cell saved at once; what would overwrite another's is not. */
export function useRequirements(
  posts: readonly PostRow[],
  sheet: { cameAt: number; refetch: () => unknown },
) {
  const { mutateAsync: set } = useCommand('people', 'setRequirement')
  const conflicts = useCellConflicts('requirement-conflict', '')
  const { add: keep } = conflicts
  const {
    entered,
    enteredNow,
    enter: add,
  } = useEntries(
    'people',
    sheet,
    useCallback(
      async (entry: Entry) => {
        const { cell, mode, text, was, line } = entry
        try {
          await set({
            ...requirementPlace(cell.column),
            competencyId: cell.row,
            was,
            level: line?.level ?? null,
            // Whoever enters levels says nothing of the weight.
            ...(mode === 'weight' && line ? { weight: line.weight } : {}),
          })
          return entry
        } catch (error) {
          if (!isOvertaken(error)) throw error
          keep([{ row: rowOfPart(mode, cell.row), column: cell.column, text }])
          return null
        }
      },
      [keep, set],
    ),
  )
  const written = useMemo(() => requirementLines(posts), [posts])
  const known = useRef(written)
  known.current = written
  const enter = useCallback(
    (mode: RequirementMode, edits: readonly EntryEdit[]) => {
      const now = overlaid(known.current, enteredNow())
      for (const { row, column, text } of edits) {
        const value = typedValue(mode, text)
        const was = now.get(column)?.get(row) ?? null
        if (value === undefined || value === (was?.[mode] ?? null)) continue
        if (mode === 'weight' && (!was || value === null)) continue
        void add({ cell: { row, column }, mode, text, was, line: lineWith(was, mode, value) })
      }
    },
    [add, enteredNow],
  )
  const lines = useMemo(() => overlaid(written, entered), [written, entered])
  return { lines, enter, conflicts }
}

function lineWith(
  was: RequirementLine | null,
  mode: RequirementMode,
  value: number | null,
): RequirementLine | null {
  if (value === null) return null
  return mode === 'level'
    ? { level: value, weight: was?.weight ?? 1 }
    : { level: was?.level ?? 1, weight: value }
}

function overlaid(lines: Lines, entries: readonly Entry[]): Lines {
  if (entries.length === 0) return lines
  const changed = new Map(lines)
  for (const { cell, line } of entries) {
    const column = new Map(changed.get(cell.column))
    if (line) column.set(cell.row, line)
    else column.delete(cell.row)
    changed.set(cell.column, column)
  }
  return changed
}

const isOvertaken = (error: unknown) => refusalCode(error) === 'cell_changed'
