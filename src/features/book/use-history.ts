import { useMemo } from 'react'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { usePaged } from '../../app/paged'
import { byDay } from './history-days'

const pageSize = 50

/** The history by key, newest first, asked again after each command. */
export function useHistory(area: string | null) {
  const list = usePaged(['book', 'history', { area }], async (before: number | null) => {
    const { entries, nextBefore } = await client.book.history({ before, limit: pageSize, area })
    return { rows: entries, nextCursor: nextBefore }
  })
  const state = useAsk('book', 'undoState', {})
  const days = useMemo(() => byDay([...list.rows]), [list.rows])
  return { list, days, redoSeq: state.data?.redo?.seq ?? null }
}
