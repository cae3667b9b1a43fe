import type { SearchHit } from '../../contract/search'
import type { Route } from '../links'

/** Where a person, a course or a session found is looked at. */
export function routeOfHit({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): Route {
  switch (kind) {
    case 'person':
      return { page: 'person', id }
    case 'course':
      return { page: 'course', id }
    case 'session':
      return { page: 'session', id }
  }
}
