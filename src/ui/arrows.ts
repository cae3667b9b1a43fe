import { useLayoutEffect, useRef } from 'react'

/** Row and column by position, from 0. */
export type Spot = { row: number; column: number }

const page = 10

const inside = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at))

/**
 * Where a key leads among so many rows and columns, never past an edge; null for a key that leads nowhere. `whole`: Ctrl
 * is held, and the arrow goes to the edge.
 */
export function cellStep(
  { rows, columns }: { rows: number; columns: number },
  { row, column }: Spot,
  key: string,
  whole: boolean,
): Spot | null {
  const to = (row: number, column: number) => ({ row: inside(row, rows), column: inside(column, columns) })
  switch (key) {
    case 'ArrowDown':
      return to(whole ? rows : row + 1, column)
    case 'ArrowUp':
      return to(whole ? 0 : row - 1, column)
    case 'ArrowRight':
      return to(row, whole ? columns : column + 1)
    case 'ArrowLeft':
      return to(row, whole ? 0 : column - 1)
    case 'Home':
      return to(whole ? 0 : row, 0)
    case 'End':
      return to(whole ? rows : row, columns)
    case 'PageDown':
      return to(row + page, column)
    case 'PageUp':
      return to(row - page, column)
    default:
      return null
  }
}

/** The same in a list of `count`: ↑ ↓ and the Page keys, Home and End to its first and last. */
export function rowStep(count: number, row: number, key: string): number | null {
  if (key === 'Home') return inside(0, count)
  if (key === 'End') return inside(count, count)
  if (key === 'ArrowLeft' || key === 'ArrowRight') return null
  return cellStep({ rows: count, columns: 1 }, { row, column: 0 }, key, false)?.row ?? null
}

/**
 * The focus goes where the keys lead: call what it returns when the place changes, and once that is drawn the element
 * that `find` finds has the focus.
 */
export function useFocusFollows(find: () => HTMLElement | null | undefined): () => void {
  const wanted = useRef(false)
  useLayoutEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    find()?.focus()
  })
  const follow = useRef(() => {
    wanted.current = true
  })
  return follow.current
}
