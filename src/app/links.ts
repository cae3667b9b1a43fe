import { useSyncExternalStore } from 'react'

export type SessionTab = 'prepare' | 'roster' | 'attendance' | 'marks' | 'certificates' | 'file' | 'follow-up'

/** Every page and what it needs to know. A link is one of these; there are no path strings elsewhere. */
export type Route =
  | { page: 'today' }
  | { page: 'people'; unitId?: string }
  | { page: 'person'; id: string }
  | { page: 'posts' }
  | { page: 'needs'; needId?: string }
  | { page: 'gaps'; unitId?: string }
  | { page: 'courses' }
  | { page: 'course'; id: string }
  | { page: 'places' }
  | { page: 'plan'; year?: number }
  | { page: 'sessions' }
  | { page: 'session'; id: string; tab?: SessionTab }
  /** A new session; the people come in a draft (app/drafts.ts). */
  | { page: 'schedule'; courseId?: string; planLineId?: string }
  | { page: 'certificates' }
  | { page: 'improvement'; actionId?: string }
  | { page: 'records'; tab?: 'ledger' | 'results' }
  | { page: 'import'; kind?: 'people' | 'ability' | 'scores' | 'attendance'; sessionId?: string }
  | { page: 'history' }
  | { page: 'settings' }

/** '#/session?id=…&tab=marks': what stands behind the address of the window. */
export function hrefOf(route: Route): string {
  const { page, ...rest } = route
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value))
  const text = query.toString()
  return `#/${page}${text ? `?${text}` : ''}`
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const values = Object.fromEntries(new URLSearchParams(query))
  if (!path) return { page: 'today' }
  const year = values.year ? { year: Number(values.year) } : {}
  return { page: path, ...values, ...year } as Route
}

export function go(route: Route): void {
  window.location.hash = hrefOf(route)
}

/** Same page, other view of it: the back button skips it. */
export function replaceRoute(route: Route): void {
  window.history.replaceState(null, '', hrefOf(route))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    listener => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash,
  )
  return routeOf(hash)
}
