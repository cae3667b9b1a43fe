import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from '../../app/client'
import type { InputOf, OutputOf } from '../../contract/define'
import type { sessions } from '../../contract/sessions'
import type { CallError } from '../../contract/wire'
import type { SessionFilter } from './sessions-view'

type Input = InputOf<typeof sessions.list>
type Page = OutputOf<typeof sessions.list>
type Phase = NonNullable<Input['phase']>

/** One phase of the list, page by page. */
export function useSessionList(phase: Phase, filter: SessionFilter, limit: number) {
  const list = useInfiniteQuery<Page, CallError, { pages: Page[] }, unknown[], string | null>({
    queryKey: ['sessions', 'list', { phase, limit, ...filter }, 'pages'],
    queryFn: ({ pageParam }) => client.sessions.list({ phase, ...filter, cursor: pageParam, limit }),
    initialPageParam: null,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => list.data?.pages.flatMap(page => page.rows) ?? [], [list.data])
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }
  return { ...list, rows, more }
}
