import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react'
import { cellStep, useFocusFollows } from '../arrows'

/** What a cell of a grid tells the grid. */
export type CellEvents = {
  press: (event: KeyboardEvent, row: number, column: number) => void
  click: (row: number, column: number) => void
  focus: (row: number, column: number) => void
}

type CellKeys = {
  scroller: RefObject<HTMLElement | null>
  at: { row: number; column: number }
  rows: number
  columns: number
  onMove: (row: number, column: number) => void
  onOpen: (row: number, column: number, by: 'key' | 'click') => void
  onKey: (row: number, column: number, key: string) => boolean
}

/** One roving focus over the cells of a grid. */
export function useCellKeys(grid: CellKeys): CellEvents {
  const now = useRef(grid)
  now.current = grid
  const follow = useFocusFollows(() =>
    grid.scroller.current?.querySelector<HTMLElement>(
      `tr[aria-rowindex="${String(grid.at.row + 2)}"] > [aria-colindex="${String(grid.at.column + 2)}"]`,
    ),
  )

  return useMemo<CellEvents>(() => {
    const press = (event: KeyboardEvent, atRow: number, atColumn: number) => {
      const { at, onMove, onOpen, onKey } = now.current
      const whole = event.ctrlKey || event.metaKey
      const to = cellStep(now.current, { row: atRow, column: atColumn }, event.key, whole)
      if (to) {
        if (to.row !== at.row || to.column !== at.column) {
          follow()
          onMove(to.row, to.column)
        }
      } else if (event.key === 'Enter') onOpen(atRow, atColumn, 'key')
      else if (whole || event.altKey || !onKey(atRow, atColumn, event.key)) return
      event.preventDefault()
    }

    return {
      press,
      click: (atRow, atColumn) => {
        now.current.onMove(atRow, atColumn)
        now.current.onOpen(atRow, atColumn, 'click')
      },
      focus: (atRow, atColumn) => {
        const { at, onMove } = now.current
        if (at.row !== atRow || at.column !== atColumn) onMove(atRow, atColumn)
      },
    }
  }, [follow])
}
