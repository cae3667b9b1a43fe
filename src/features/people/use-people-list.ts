import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { client } from '../../app/client'
import type { InputOf, OutputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import type { CallError } from '../../contract/wire'
import { useSettled } from '../../ui/field/use-settled'
import { usePeopleView } from './people-view'

type ListInput = Omit<InputOf<typeof people.list>, 'cursor' | 'limit'>
type Page = OutputOf<typeof people.list>

/** Whom the list shows: the chosen unit, and what the eye chose. */
export function useListFilter(unitId: string | null | undefined): ListInput {
  const view = usePeopleView()
  const text = useSettled(view.text.trim(), 120)
  const { status, tag, postId, sort } = view
  return useMemo(
    () => ({
      status,
      sort: sort.key as 'name' | 'staffNo' | 'hiredOn',
      direction: sort.direction,
      ...(unitId === undefined ? {} : { unitId }),
      ...(text === '' ? {} : { text }),
      ...(tag === null ? {} : { tag }),
      ...(postId === null ? {} : { postId }),
    }),
    [status, sort, unitId, text, tag, postId],
  )
}

/** The list page by page, kept while the next answer is on its way. */
export function usePeopleList(filter: ListInput) {
  const list = useInfiniteQuery<Page, CallError, { pages: Page[] }, unknown[], string | null>({
    queryKey: ['people', 'list', filter, 'pages'],
    queryFn: ({ pageParam }) => client.people.list({ ...filter, cursor: pageParam, limit: 200 }),
    initialPageParam: null,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  const rows = useMemo(() => list.data?.pages.flatMap(page => page.rows) ?? [], [list.data])
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  return { ...list, rows, total: list.data?.pages[0]?.total ?? 0, more }
}
