import { useCallback } from 'react'
import { useAsk, useCommand } from '../../app/call'
import { queryClient } from '../../app/client'
import { useSay } from '../../app/say'
import { type Attendance, type AttendanceEdit, withEdits } from './attendance-sheet'

/** The sheet of a session and what is written into it. A key shows at once; a refusal brings the book's own back. */
export function useAttendance(sessionId: string) {
  const say = useSay()
  const sheet = useAsk('sessions', 'attendance', { sessionId })
  const { mutateAsync: record, isPending } = useCommand('sessions', 'recordAttendance')

  const note = useCallback(
    async (edits: AttendanceEdit[]) => {
      const key = ['sessions', 'attendance', { sessionId }]
      await queryClient.cancelQueries({ queryKey: key })
      queryClient.setQueryData<Attendance>(key, before => before && withEdits(before, edits))
      try {
        await record({
          sessionId,
          blockIds: [...new Set(edits.map(edit => edit.blockId))],
          recorded: false,
          exceptions: edits,
        })
      } catch (error) {
        say.refused('sessions', error)
        void queryClient.invalidateQueries({ queryKey: key })
      }
    },
    [record, say, sessionId],
  )
  const hold = useCallback(
    async (blockIds: string[]) => {
      try {
        await record({ sessionId, blockIds, exceptions: [] })
      } catch (error) {
        say.refused('sessions', error)
      }
    },
    [record, say, sessionId],
  )
  return { sheet, note, hold, busy: isPending }
}
