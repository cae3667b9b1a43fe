import { type RefObject, useEffect, useRef } from 'react'
import type { MarkRow } from '../../contract/assessments'
import type { EntryColumn } from '../../ui/entry-grid-shape'

/** Puts the focus, once, on the first cell that waits for a mark: one comes here to type. */
export function useFirstCell(
  enrolmentId: string | null,
  rows: readonly MarkRow[],
  columns: readonly EntryColumn<MarkRow>[],
): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null)
  const done = useRef(false)
  useEffect(() => {
    if (done.current || enrolmentId === null) return
    done.current = true
    const row = rows.findIndex(one => one.enrolmentId === enrolmentId)
    const of = rows[row]
    if (!of) return
    const empty = columns.findIndex(column => column.entry === 'number' && column.text(of) === '')
    around.current
      ?.querySelector<HTMLElement>(
        `tr[aria-rowindex="${String(row + 2)}"] > [aria-colindex="${String(empty + 1)}"]`,
      )
      ?.focus()
  }, [enrolmentId, rows, columns])
  return around
}
