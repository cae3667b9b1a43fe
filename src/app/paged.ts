import { keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import type { CallError } from '../contract/wire'

/** One answer of a list by key: `nextCursor` asks for what comes after, `total` counts all that fit. */
export interface Page<Row, Cursor> {
  rows: readonly Row[]
  nextCursor: Cursor | null
  total?: number
}

/** A list as far as it has come. */
export interface PagedList<Row>
  extends Pick<
    UseInfiniteQueryResult<unknown, CallError>,
    'isPending' | 'isFetchingNextPage' | 'hasNextPage'
  > {
  rows: readonly Row[]
  /** All there are; those that have come, where the service does not count. */
  total: number
  /** Why nothing came. */
  error: CallError | null
  /** Why what has come is not the newest, or not all: it stays. */
  stuck: CallError | null
  /** Asks for the next page, unless it is on its way or there is none. */
  more: () => void
  /** All there are, the pages that have not come yet too; null where they cannot be had, or the list became another. */
  all: (signal: AbortSignal) => Promise<readonly Row[] | null>
  /** Once more, after an error. */
  refetch: () => void
}

/**
 * A list page by page, kept while the next answer is on its way. `key` begins with area and query, so that it is asked
 * again when they change: `usePaged(['people', 'list', filter], cursor => client.people.list({ ...filter, cursor }))`.
 */
export function usePaged<Row, Cursor extends string | number>(
  key: readonly [area: string, query: string, input: object],
  fetch: (cursor: Cursor | null) => Promise<Page<Row, Cursor>>,
): PagedList<Row> {
  const list = useInfiniteQuery<
    Page<Row, Cursor>,
    CallError,
    { pages: Page<Row, Cursor>[] },
    readonly unknown[],
    Cursor | null
  >({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam }) => fetch(pageParam as Cursor | null),
    initialPageParam: null,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const which = JSON.stringify(key)
  const shown = useRef(which)
  shown.current = which
  const all = useCallback(
    async (signal: AbortSignal) => {
      const wanted = () => shown.current === which && !signal.aborted
      let sofar = { hasNextPage, data, isError: false }
      while (sofar.hasNextPage && !sofar.isError && wanted())
        sofar = await fetchNextPage({ cancelRefetch: false })
      const whole = !sofar.hasNextPage && !sofar.isError && wanted()
      return whole ? (sofar.data?.pages.flatMap(page => page.rows) ?? []) : null
    },
    [data, fetchNextPage, hasNextPage, which],
  )
  return {
    rows,
    all,
    total: data?.pages[0]?.total ?? rows.length,
    isPending,
    hasNextPage,
    isFetchingNextPage,
    error: data ? null : error,
    stuck: data ? error : null,
    more,
    refetch: () => void (list.isFetchNextPageError ? fetchNextPage() : refetch()),
  }
}
