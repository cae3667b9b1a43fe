import { type RefObject, useEffect, useRef } from 'react'
import { useIntent } from '../../app/intent'
import type { MarkRow } from '../../contract/assessments'
import type { EntryColumn } from '../../ui/grid/entry-grid-shape'

/** Goes to the first cell that waits for a mark: at once, since one comes here to type, and when the page is told to. */
export function useFirstCell(
  enrolmentId: string | null,
  rows: readonly MarkRow[],
  columns: readonly EntryColumn<MarkRow>[],
): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null)
  const came = useRef(false)

  const goThere = () => {
    const row = rows.findIndex(one => one.enrolmentId === enrolmentId)
    const waiting = rows[row]
    if (!waiting) return
    const empty = columns.findIndex(column => column.entry === 'number' && column.text(waiting) === '')
    around.current
      ?.querySelector<HTMLElement>(
        `tr[aria-rowindex="${String(row + 2)}"] > [aria-colindex="${String(empty + 1)}"]`,
      )
      ?.focus()
  }
  const latest = useRef(goThere)
  latest.current = goThere

  useEffect(() => {
    if (came.current || enrolmentId === null) return
    came.current = true
    latest.current()
  }, [enrolmentId])
  useIntent('sessions.enter_marks', goThere)
  return around
}
