import type { SearchHit } from '../../contract/search'
import type { Route } from '../links'
import { routeIn } from '../page-areas'

/** Where something that was found is looked at: the page of its kind. Null where there is none. */
export const routeOfHit = ({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): Route | null =>
  routeIn(kind, new URLSearchParams({ id }))
