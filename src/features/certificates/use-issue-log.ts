import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from '../../app/client'
import type { certificates } from '../../contract/certificates'
import type { OutputOf } from '../../contract/define'
import type { CallError } from '../../contract/wire'

type Page = OutputOf<typeof certificates.list>

export interface LogFilter {
  status: 'all' | 'valid' | 'voided'
  text: string
}

/** The issue log, page by page, newest first. */
export function useIssueLog(filter: LogFilter) {
  const log = useInfiniteQuery<Page, CallError, { pages: Page[] }, unknown[], string | null>({
    queryKey: ['certificates', 'list', filter, 'pages'],
    queryFn: ({ pageParam }) => client.certificates.list({ ...filter, cursor: pageParam, limit: 200 }),
    initialPageParam: null,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => log.data?.pages.flatMap(page => page.rows) ?? [], [log.data])
  return {
    ...log,
    rows,
    total: log.data?.pages[0]?.total ?? 0,
    more: () => {
      if (log.hasNextPage && !log.isFetchingNextPage) void log.fetchNextPage()
    },
  }
}
