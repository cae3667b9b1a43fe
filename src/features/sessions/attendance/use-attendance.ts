import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { useAsk, useCommand } from '../../../app/call'
import { useSay } from '../../../app/say'
import { useEntries } from '../../../parts/entries/use-entries'
import type { EntryColumn } from '../../../ui/grid/entry-grid-shape'
import { type AttendanceEdit, type SheetPerson, withEdits } from './attendance-sheet'

/** The sheet of a session and what is written into it. A key shows at once, until the rows that hold it have come. */
export function useAttendance(sessionId: string) {
  const say = useSay()
  const asked = useAsk('sessions', 'attendance', { sessionId })
  const { data, dataUpdatedAt: cameAt, refetch } = asked
  const { mutateAsync: record } = useCommand('sessions', 'recordAttendance')
  // Apart from the states: who types one and records at once is not kept waiting, the service takes them in order.
  const { mutateAsync: recordBlocks, isPending } = useCommand('sessions', 'recordAttendance')
  const { entered, enter: note } = useEntries(
    'sessions',
    { cameAt, refetch },
    useCallback(
      (edits: AttendanceEdit[]) =>
        record({
          sessionId,
          blockIds: [...new Set(edits.map(edit => edit.blockId))],
          recorded: false,
          exceptions: edits,
        }),
      [record, sessionId],
    ),
  )
  const recordHeld = useCallback(
    async (blockIds: string[]) => {
      try {
        await recordBlocks({ sessionId, blockIds, exceptions: [] })
      } catch (error) {
        say.refused('sessions', error)
      }
    },
    [recordBlocks, say, sessionId],
  )

  const shown = useMemo(() => data && entered.reduce(withEdits, data), [data, entered])
  const sheet = { ...asked, data: shown } as typeof asked
  return { sheet, note, recordHeld, busy: isPending }
}

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
