import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react'

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

const page = 10

/** One roving focus over the cells of a grid. */
export function useCellKeys(grid: CellKeys): CellEvents {
  const now = useRef(grid)
  now.current = grid
  const moved = useRef(false)
  const { row, column } = grid.at

  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    now.current.scroller.current
      ?.querySelector<HTMLElement>(
        `tr[aria-rowindex="${String(row + 2)}"] > [aria-colindex="${String(column + 2)}"]`,
      )
      ?.focus()
  }, [row, column])

  return useMemo<CellEvents>(() => {
    const goTo = (toRow: number, toColumn: number) => {
      const { rows, columns, at, onMove } = now.current
      const next = {
        row: Math.min(rows - 1, Math.max(0, toRow)),
        column: Math.min(columns - 1, Math.max(0, toColumn)),
      }
      if (next.row === at.row && next.column === at.column) return
      moved.current = true
      onMove(next.row, next.column)
    }

    const press = (event: KeyboardEvent, atRow: number, atColumn: number) => {
      const { rows, columns, onOpen, onKey } = now.current
      const whole = event.ctrlKey || event.metaKey
      if (event.key === 'ArrowDown') goTo(whole ? rows : atRow + 1, atColumn)
      else if (event.key === 'ArrowUp') goTo(whole ? 0 : atRow - 1, atColumn)
      else if (event.key === 'ArrowRight') goTo(atRow, whole ? columns : atColumn + 1)
      else if (event.key === 'ArrowLeft') goTo(atRow, whole ? 0 : atColumn - 1)
      else if (event.key === 'Home') goTo(whole ? 0 : atRow, 0)
      else if (event.key === 'End') goTo(whole ? rows : atRow, columns)
      else if (event.key === 'PageDown') goTo(atRow + page, atColumn)
      else if (event.key === 'PageUp') goTo(atRow - page, atColumn)
      else if (event.key === 'Enter') onOpen(atRow, atColumn, 'key')
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
  }, [])
}
