import { useMemo } from 'react'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import type { Route } from '../../app/links'
import { usePaged } from '../../app/paged'
import { byDay, instantsOf } from './history-days'

const pageSize = 50

/** What the history is narrowed to, as it stands in the address. */
export type HistoryFilter = Omit<Extract<Route, { page: 'history' }>, 'page'>

/** The history by key, newest first, asked again after each command. */
export function useHistory({ area, by, from, to }: HistoryFilter) {
  const wanted = { area: area ?? null, operatorId: by ?? null, ...instantsOf(from, to) }
  const list = usePaged(['book', 'history', wanted], async (before: number | null) => {
    const { entries, nextBefore } = await client.book.history({ before, limit: pageSize, ...wanted })
    return { rows: entries, nextCursor: nextBefore }
  })
  const state = useAsk('book', 'undoState', {})
  const days = useMemo(() => byDay([...list.rows]), [list.rows])
  return { list, days, redoSeq: state.data?.redo?.seq ?? null }
}
