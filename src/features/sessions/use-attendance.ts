import { useCallback, useEffect, useMemo, useState } from 'react'
import { useAsk, useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import { type AttendanceEdit, withEdits } from './attendance-sheet'

/** What one key or one typed cell entered. */
interface Entry {
  readonly edits: readonly AttendanceEdit[]
  /** When the service had written it; null before. */
  writtenAt: number | null
}

/** The sheet of a session and what is written into it. A key shows at once, until the rows that hold it have come. */
export function useAttendance(sessionId: string) {
  const say = useSay()
  const asked = useAsk('sessions', 'attendance', { sessionId })
  const { data, dataUpdatedAt: cameAt, refetch } = asked
  const { mutateAsync: record } = useCommand('sessions', 'recordAttendance')
  // Apart from the states: who types one and records at once is not kept waiting, the service takes them in order.
  const { mutateAsync: recordBlocks, isPending } = useCommand('sessions', 'recordAttendance')
  const [entries, setEntries] = useState<readonly Entry[]>([])

  const note = useCallback(
    async (edits: AttendanceEdit[]) => {
      const entry: Entry = { edits, writtenAt: null }
      setEntries(before => [...before, entry])
      try {
        await record({
          sessionId,
          blockIds: [...new Set(edits.map(edit => edit.blockId))],
          recorded: false,
          exceptions: edits,
        })
        entry.writtenAt = Date.now()
        void refetch()
      } catch (error) {
        say.refused('sessions', error)
        setEntries(before => before.filter(one => one !== entry))
      }
    },
    [record, refetch, say, sessionId],
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

  useEffect(() => {
    setEntries(before => {
      const waiting = before.filter(one => one.writtenAt === null || one.writtenAt > cameAt)
      return waiting.length === before.length ? before : waiting
    })
  }, [cameAt])

  // Rows asked for before a key was written must not take it away again: the next key would meet an empty cell.
  const shown = useMemo(
    () => data && entries.reduce((sheet, entry) => withEdits(sheet, entry.edits), data),
    [data, entries],
  )
  const sheet = { ...asked, data: shown } as typeof asked
  return { sheet, note, hold, busy: isPending }
}
