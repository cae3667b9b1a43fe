import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import type { CallError } from '../../contract/wire'
import { byDay } from './history-days'

const pageSize = 50

/** The history by key, newest first, asked again after each command. */
export function useHistory(area: string | null) {
  const answer = useInfiniteQuery<Awaited<ReturnType<typeof client.book.history>>, CallError>({
    queryKey: ['book', 'history', { area }],
    queryFn: ({ pageParam }) =>
      client.book.history({ before: pageParam as number | null, limit: pageSize, area }),
    initialPageParam: null,
    getNextPageParam: last => last.nextBefore ?? undefined,
  })
  const state = useAsk('book', 'undoState', {})
  const { data } = answer
  const days = useMemo(() => byDay(data?.pages.flatMap(page => page.entries) ?? []), [data])
  return { ...answer, days, redoSeq: state.data?.redo?.seq ?? null }
}
