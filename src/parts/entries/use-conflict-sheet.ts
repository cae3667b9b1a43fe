import { useMemo } from 'react'
import { pageWords } from '../../app/language'
import type { EntryColumn, EntryEdit, EntryPlace, KeyAnswer } from '../../ui/grid/entry-grid-shape'
import { type CellConflicts, isSamePlace } from './use-cell-conflicts'

/** Keys in a cell with a conflict: what I entered, or what stands there. */
export const conflictKeys = { mine: 'F8', theirs: 'F9' } as const

interface SheetShown<Row> {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowLabel: (row: Row) => string
  columns: readonly EntryColumn<Row>[]
  /** Writes what was entered, over what stands there now. */
  enter: (edits: EntryEdit[]) => void
}

/** A conflict as it is said; `now` null: its cell is gone, or can no longer be filled in. */
export interface ShownConflict extends EntryEdit {
  label: string
  now: string | null
}

/** An EntryGrid whose cells show what was entered over something else beside what stands there, and take a choice. */
export function useConflictSheet<Row>(conflicts: CellConflicts, sheet: SheetShown<Row>) {
  const { cells, add, drop } = conflicts
  const { rows, rowKey, rowLabel, columns: plain, enter } = sheet
  const columns = useMemo(() => {
    if (cells.length === 0) return plain
    return plain.map((column): EntryColumn<Row> => {
      const own = new Map(cells.filter(cell => cell.column === column.key).map(cell => [cell.row, cell.text]))
      if (own.size === 0) return column
      return {
        ...column,
        mine: row => {
          const text = own.get(rowKey(row))
          if (text === undefined || text === column.text(row)) return null
          // Not by a hook, which would keep the page waiting for these words: they are here with the first conflict.
          const said = text || pageWords.t('book:draft.mineBlank')
          return { text: said, words: pageWords.t('book:draft.mine', { text: said }) }
        },
      }
    })
  }, [plain, cells, rowKey])

  const shown = cells.flatMap((cell): ShownConflict[] => {
    const row = rows.find(one => rowKey(one) === cell.row)
    const column = plain.find(one => one.key === cell.column)
    if (row === undefined || !column) return [{ ...cell, label: '', now: null }]
    const label = `${rowLabel(row)} · ${column.head}`
    if (column.entry === undefined || column.locked?.(row)) return [{ ...cell, label, now: null }]
    const now = column.text(row)
    return now === cell.text ? [] : [{ ...cell, label, now }]
  })
  const choose = (which: readonly ShownConflict[], mine: boolean) => {
    drop(which)
    if (mine) enter(which.map(({ row, column, text }) => ({ row, column, text })))
  }
  /** For `onKey` of the grid, before its own keys. */
  const pressConflict = (place: EntryPlace, key: string): KeyAnswer | undefined => {
    const own = shown.find(one => isSamePlace(one, place))
    if (!own || own.now === null) return undefined
    if (key === conflictKeys.mine) return { text: own.text, move: 'stay' }
    if (key !== conflictKeys.theirs) return undefined
    drop([place])
    return { text: own.now, move: 'stay' }
  }
  return { columns, shown, choose, pressConflict, onOvertaken: (edit: EntryEdit) => add([edit]) }
}
