import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { useAsk, useCommand } from '../../../app/call'
import { useIntent } from '../../../app/intent'
import { useSay } from '../../../app/say'
import { useCellConflicts } from '../../../parts/entries/use-cell-conflicts'
import { useEntries } from '../../../parts/entries/use-entries'
import type { EntryColumn, EntryEdit, EntryPlace } from '../../../ui/grid/entry-grid-shape'
import { useStateWords } from './attendance-columns'
import {
  type AttendanceEdit,
  cellOf,
  editOf,
  type SheetPerson,
  wholeText,
  withEdits,
} from './attendance-sheet'

/** The sheet of a session and what is written into it. A key shows at once, until the rows that hold it have come. */
export function useAttendance(sessionId: string) {
  const say = useSay()
  const words = useStateWords()
  const asked = useAsk('sessions', 'attendance', { sessionId })
  const { data, dataUpdatedAt: cameAt, refetch } = asked
  const { mutateAsync: record } = useCommand('sessions', 'recordAttendance')
  // Apart from the states: who types one and records at once is not kept waiting, the service takes them in order.
  const { mutateAsync: recordBlocks, isPending } = useCommand('sessions', 'recordAttendance')
  const conflicts = useCellConflicts('attendance-conflict', sessionId)
  const { add: keep, drop } = conflicts
  const known = useRef({ data, words })
  known.current = { data, words }
  const {
    entered,
    enteredNow,
    enter: add,
  } = useEntries(
    'sessions',
    { cameAt, refetch },
    useCallback(
      async (edits: AttendanceEdit[]) => {
        const { stale = [] } = await record({
          sessionId,
          blockIds: [...new Set(edits.map(edit => edit.blockId))],
          recorded: false,
          exceptions: edits,
        })
        if (stale.length === 0) return edits
        const lost = edits.filter(edit => stale.some(cell => isSameCell(cell, edit)))
        keep(lost.map(edit => ({ ...placeOf(edit), text: wholeText(edit, known.current.words) })))
        return edits.filter(edit => !lost.includes(edit))
      },
      [keep, record, sessionId],
    ),
  )
  /** What was entered into cells, as text: what it means, and over what, is what they say at this moment. */
  const note = useCallback(
    (edits: readonly EntryEdit[]) => {
      const { data: rows, words: of } = known.current
      const now = rows && enteredNow().reduce(withEdits, rows)
      drop(edits)
      void add(
        edits.map(edit => {
          const cell = now && cellOf(now, edit)
          const was = { state: cell?.state ?? null, missedMinutes: cell?.missedMinutes ?? null }
          return { ...editOf(edit, cell, of), was }
        }),
      )
    },
    [add, drop, enteredNow],
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
  return { sheet, note, recordHeld, conflicts, busy: isPending }
}

type BlockCell = Pick<AttendanceEdit, 'blockId' | 'enrolmentId'>
const placeOf = ({ blockId, enrolmentId }: BlockCell): EntryPlace => ({ row: enrolmentId, column: blockId })
const isSameCell = (one: BlockCell, other: BlockCell) =>
  one.blockId === other.blockId && one.enrolmentId === other.enrolmentId

/**
 * Puts the focus on the first person in the block that waits to be recorded: once, since one comes here to type, and
 * whenever the next step is asked for.
 */
export function useDueColumn(
  blockId: string | null,
  columns: readonly EntryColumn<SheetPerson>[],
): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null)
  const done = useRef(false)
  const goThere = useCallback(() => {
    if (done.current || blockId === null) return
    const at = columns.findIndex(column => column.key === blockId)
    const cell = around.current?.querySelector<HTMLElement>(
      `tr[aria-rowindex="2"] > [aria-colindex="${String(at + 1)}"]`,
    )
    if (!cell) return
    done.current = true
    cell.focus()
  }, [blockId, columns])
  useEffect(goThere, [goThere])
  useIntent('sessions.record_attendance', () => {
    done.current = false
    goThere()
  })
  return around
}
