import { useMemo, useSyncExternalStore } from 'react'
import type { Route } from './links'
import { routeIn } from './page-areas'

/** What an address leads to; null where it is none of the application's, or names what cannot be. */
export function routeOf(hash: string): Route | null {
  const [page = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  if (page === '') return { page: 'today' }
  return routeIn(page, new URLSearchParams(query))
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
