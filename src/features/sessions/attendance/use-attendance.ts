import { useCallback, useMemo } from 'react'
import { useAsk, useCommand } from '../../../app/call'
import { useSay } from '../../../app/say'
import { useEntries } from '../../../parts/entries/use-entries'
import { type AttendanceEdit, withEdits } from './attendance-sheet'

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
  const hold = useCallback(
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
  return { sheet, note, hold, busy: isPending }
}
