import { type RefObject, useLayoutEffect, useState } from 'react'
import { leastWidth } from './column-widths'
import type { Column } from './data-table-shape'

type Placed = Pick<Column<unknown>, 'width' | 'least' | 'priority'>

/**
 * Those for which there is room: first go those of priority 3, then those of priority 2, of each the last first. What has
 * no priority stays, and the table scrolls. `room`: pixels; `beside`: those of columns of the table's own.
 */
export function fittingColumns<One extends Placed>(
  columns: readonly One[],
  room: number,
  beside: number,
): readonly One[] {
  let shown = columns
  for (const priority of [3, 2]) {
    while (leastWidth(shown, beside) > room) {
      const last = shown.findLast(column => column.priority === priority)
      if (!last) break
      shown = shown.filter(column => column !== last)
    }
  }
  return shown
}

/** The width in which a table stands, or null where nothing is drawn. */
export function useRoom(scroller: RefObject<HTMLElement | null>): number | null {
  const [room, setRoom] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const measure = () => setRoom(element.clientWidth || null)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [scroller])
  return room
}
