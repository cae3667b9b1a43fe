import { type RefObject, useEffect } from 'react'

/**
 * The words of the cell under the pointer as its tooltip, only while it is there: a screen reader has them as the
 * cell's name already and would say them twice.
 */
export function useCellHints(grid: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const cellOf = (event: Event) =>
      event.target instanceof Element && grid.current?.contains(event.target)
        ? event.target.closest<HTMLElement>('[role="gridcell"]')
        : null
    const enter = (event: Event) => {
      const cell = cellOf(event)
      if (cell) cell.title = cell.ariaLabel ?? ''
    }
    const leave = (event: Event) => cellOf(event)?.removeAttribute('title')
    document.addEventListener('mouseover', enter)
    document.addEventListener('mouseout', leave)
    return () => {
      document.removeEventListener('mouseover', enter)
      document.removeEventListener('mouseout', leave)
    }
  }, [grid])
}
