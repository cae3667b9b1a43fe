import { type RefObject, useEffect, useRef } from 'react'
import type { EntryColumn } from '../../../ui/grid/entry-grid-shape'
import type { SheetPerson } from './attendance-sheet'

/** Puts the focus, once, on the first person in the block that waits to be recorded: one comes here to type. */
export function useDueColumn(
  blockId: string | null,
  columns: readonly EntryColumn<SheetPerson>[],
): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null)
  const done = useRef(false)
  useEffect(() => {
    if (done.current || blockId === null) return
    const at = columns.findIndex(column => column.key === blockId)
    const cell = around.current?.querySelector<HTMLElement>(
      `tr[aria-rowindex="2"] > [aria-colindex="${String(at + 1)}"]`,
    )
    if (!cell) return
    done.current = true
    cell.focus()
  }, [blockId, columns])
  return around
}
