import type * as list from '../features/areas'
import type { PageArea, RouteOf } from './page-area'

type RoutesIn<Area> =
  Area extends PageArea<infer R> ? { [P in keyof R & string]: RouteOf<R, P> }[keyof R & string] : never

/** Every page and what it needs to know, as the areas declare them. A link is one of these; there are no path strings elsewhere. */
export type Route = RoutesIn<(typeof list)[keyof typeof list]>

/** The address of a page that needs to know nothing, for lists of pages made from what the areas declare. */
export const hrefOfPage = (page: string): string => `#/${page}`

/** '#/session?id=…&tab=marks': what stands behind the address of the window. */
export function hrefOf(route: Route): string {
  const { page, ...rest } = route
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value))
  const text = query.toString()
  return `${hrefOfPage(page)}${text ? `?${text}` : ''}`
}

export function go(route: Route): void {
  window.location.hash = hrefOf(route)
}

/** Same page, other view of it: the back button skips it. */
export function replaceRoute(route: Route): void {
  window.history.replaceState(null, '', hrefOf(route))
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
