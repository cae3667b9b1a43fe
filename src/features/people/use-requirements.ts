import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
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
interface Cell {
  readonly place: EntryPlace
  readonly text: string
  readonly was: RequirementLine | null
  readonly line: RequirementLine | null
}

/** A cell, a key over some cells, a pasted block: one step, written and undone as one. */
interface Entry {
  readonly mode: RequirementMode
  readonly cells: readonly Cell[]
  /** So many cells were given something that cannot stand there. */
  readonly left: number
}

type Lines = ReturnType<typeof requirementLines>

/** What the posts ask for as it is being entered, each step saved at once; what would overwrite another's is not. */
export function useRequirements(
  posts: readonly PostRow[],
  sheet: { cameAt: number; refetch: () => unknown },
) {
  const { mutateAsync: setOne } = useCommand('people', 'setRequirement')
  const { mutateAsync: setMany } = useCommand('people', 'setRequirements')
  const { t } = useTranslation('people')
  const say = useSay()
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
        const { mode, cells, left } = entry
        const keepFor = (lost: readonly Cell[]) =>
          keep(
            lost.map(({ place, text }) => ({ row: rowOfPart(mode, place.row), column: place.column, text })),
          )
        const [only] = cells
        try {
          if (cells.length === 1 && only) {
            const done = await setOne(changeOf(mode, only))
            if (left > 0) say.done(t('posts.partly', { count: 1, left }), { of: done, tone: 'amber' })
            return entry
          }
          const done = await setMany({ lines: cells.map(cell => changeOf(mode, cell)) })
          const lost = new Set(done.stale)
          keepFor(cells.filter((_, at) => lost.has(at)))
          const written = cells.filter((_, at) => !lost.has(at))
          if (left > 0)
            say.done(t('posts.partly', { count: written.length, left }), { of: done, tone: 'amber' })
          return { ...entry, cells: written }
        } catch (error) {
          if (!isOvertaken(error)) throw error
          keepFor(cells)
          return null
        }
      },
      [keep, say, setMany, setOne, t],
    ),
  )
  const written = useMemo(() => requirementLines(posts), [posts])
  const known = useRef(written)
  known.current = written
  const enter = useCallback(
    (mode: RequirementMode, edits: readonly EntryEdit[]) => {
      const now = overlaid(known.current, enteredNow())
      const cells: Cell[] = []
      let left = 0
      for (const { row, column, text } of edits) {
        const value = typedValue(mode, text)
        const was = now.get(column)?.get(row) ?? null
        const impossible = value === undefined || (mode === 'weight' && !was)
        if (impossible) left += 1
        if (impossible || value === (was?.[mode] ?? null) || (mode === 'weight' && value === null)) continue
        cells.push({ place: { row, column }, text, was, line: lineWith(was, mode, value) })
      }
      if (cells.length > 0) void add({ mode, cells, left })
      else if (left > 0) say.done(t('posts.nothingSet', { count: left }), { undoSeq: null, tone: 'amber' })
    },
    [add, enteredNow, say, t],
  )
  const lines = useMemo(() => overlaid(written, entered), [written, entered])
  return { lines, enter, conflicts }
}

const changeOf = (mode: RequirementMode, { place, was, line }: Cell) => ({
  ...requirementPlace(place.column),
  competencyId: place.row,
  was,
  level: line?.level ?? null,
  // Whoever enters levels says nothing of the weight.
  ...(mode === 'weight' && line ? { weight: line.weight } : {}),
})

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
  for (const { place, line } of entries.flatMap(entry => entry.cells)) {
    const column = new Map(changed.get(place.column))
    if (line) column.set(place.row, line)
    else column.delete(place.row)
    changed.set(place.column, column)
  }
  return changed
}

const isOvertaken = (error: unknown) => refusalCode(error) === 'cell_changed'
