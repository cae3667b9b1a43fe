import { useMemo } from 'react'
import { client } from '../../app/client'
import { usePaged } from '../../app/paged'
import type { InputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import { useSettled } from '../../ui/field/use-settled'
import { usePeopleView } from './people-view'

type ListInput = Omit<InputOf<typeof people.list>, 'cursor' | 'limit'>

/** Whom the list shows: the chosen unit, and what the eye chose. */
export function useListFilter(unitId: string | null | undefined): ListInput {
  const view = usePeopleView()
  const text = useSettled(view.text.trim(), 120)
  const { status, tag, postId, businessLineId, channelId, sort } = view
  return useMemo(
    () => ({
      status,
      sort: sort.key as 'name' | 'staffNo' | 'hiredOn',
      direction: sort.direction,
      ...(unitId === undefined ? {} : { unitId }),
      ...(text === '' ? {} : { text }),
      ...(tag === null ? {} : { tag }),
      ...(postId === null ? {} : { postId }),
      ...(businessLineId === null ? {} : { businessLineId }),
      ...(channelId === null ? {} : { channelId }),
    }),
    [status, sort, unitId, text, tag, postId, businessLineId, channelId],
  )
}

export const usePeopleList = (filter: ListInput) =>
  usePaged(['people', 'list', filter], (cursor: string | null) =>
    client.people.list({ ...filter, cursor, limit: 200 }),
  )
