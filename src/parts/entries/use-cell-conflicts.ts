import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { bringAllWords } from '../../app/language'
import type { EntryEdit, EntryPlace } from '../../ui/grid/entry-grid-shape'
import { type DraftKeeper, draftKeeper, draftsAt } from '../drafts/keeper'

/** What was entered into a cell that somebody else had changed meanwhile: not written, and not lost. */
const conflict = z.object({ row: z.string(), column: z.string(), text: z.string() })
type Conflict = EntryEdit

export interface CellConflicts {
  /** Oldest first. */
  cells: readonly Conflict[]
  add(cells: readonly Conflict[]): void
  /** Something else is entered there, or what stands there is right. */
  drop(places: readonly EntryPlace[]): void
}

/**
 * The cells of a sheet that were not overwritten, kept like a draft until the person has chosen. `record`: whose sheet it
 * is. `useConflictSheet` shows them in their cells and takes their keys, `CellConflictNotice` says them.
 */
export function useCellConflicts(form: string, record: string): CellConflicts {
  const [cells, setCells] = useState<readonly Conflict[]>([])
  const newest = useRef(cells)
  const keeper = useRef<DraftKeeper | null>(null)
  const become = useCallback((next: readonly Conflict[]) => {
    if (next.length === 0 && newest.current.length === 0) return
    newest.current = next
    // What is said of them stands with the words of the history, which no page waits for.
    void bringAllWords().then(() => setCells(newest.current))
  }, [])
  useEffect(() => {
    const place = { form, record }
    const own = draftKeeper(place, '', () => undefined)
    keeper.current = own
    become([])
    let open = true
    void draftsAt(place).then(([left]) => {
      if (!open || !left) return
      own.takeUp(left.id, left.values)
      const now = newest.current
      become([...found(left.values).filter(one => !now.some(other => isSamePlace(one, other))), ...now])
      if (now.length > 0) own.typed(JSON.stringify(newest.current))
    })
    addEventListener('pagehide', own.flush)
    return () => {
      open = false
      removeEventListener('pagehide', own.flush)
      own.close()
    }
  }, [form, record, become])
  const change = useCallback(
    (next: readonly Conflict[]) => {
      become(next)
      if (next.length === 0) keeper.current?.drop()
      else keeper.current?.typed(JSON.stringify(next))
    },
    [become],
  )
  const without = useCallback(
    (places: readonly EntryPlace[]) =>
      newest.current.filter(one => !places.some(place => isSamePlace(one, place))),
    [],
  )
  const add = useCallback(
    (more: readonly Conflict[]) => {
      if (more.length > 0) change([...without(more), ...more])
    },
    [change, without],
  )
  const drop = useCallback(
    (places: readonly EntryPlace[]) => {
      const left = without(places)
      if (left.length !== newest.current.length) change(left)
    },
    [change, without],
  )
  return useMemo(() => ({ cells, add, drop }), [cells, add, drop])
}

export const isSamePlace = (one: EntryPlace, other: EntryPlace) =>
  one.row === other.row && one.column === other.column

function found(json: string): Conflict[] {
  try {
    return z.array(conflict).parse(JSON.parse(json))
  } catch {
    return []
  }
}

/** Those of one of several sheets that are kept together, by row as its grid knows them. */
export function useConflictsOf(
  { cells, add, drop }: CellConflicts,
  /** Marks its rows in the record. */
  part: string,
): CellConflicts {
  return useMemo(() => {
    const outside = <P extends EntryPlace>(place: P): P => ({ ...place, row: rowOfPart(part, place.row) })
    const mark = rowOfPart(part, '')
    return {
      cells: cells
        .filter(cell => cell.row.startsWith(mark))
        .map(cell => ({ ...cell, row: cell.row.slice(mark.length) })),
      add: more => add(more.map(outside)),
      drop: places => drop(places.map(outside)),
    }
  }, [cells, add, drop, part])
}

export const rowOfPart = (part: string, row: string): string => `${part} ${row}`
