import { useMemo, useSyncExternalStore } from 'react'
import { areaOfPage } from './areas'
import type { Route } from './links'

/** What an address leads to; null where it is none of the application's, or names what cannot be. */
export function routeOf(hash: string): Route | null {
  const [page = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  if (page === '') return { page: 'today' }
  const parsed = areaOfPage(page)?.routes[page]?.safeParse(Object.fromEntries(new URLSearchParams(query)))
  // The area that owns the page has looked at the rest: this is one of its routes.
  return parsed?.success ? ({ ...parsed.data, page } as Route) : null
}

/** Where the window stands; null at an address there is not. */
export function useRoute(): Route | null {
  const hash = useSyncExternalStore(
    listener => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash,
  )
  return useMemo(() => routeOf(hash), [hash])
}
