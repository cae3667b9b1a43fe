import { z } from 'zod'
import type { Route } from './links'
import type { PageArea } from './page-area'
import type { SessionTab } from './session-tab'

let areas: readonly PageArea[] = []

/**
 * Every area of the page, in order. The list (src/features/areas.ts) leads to every page, so what pages themselves use
 * is told of it by the application (src/app/areas.ts) before the first is drawn.
 */
export const pageAreas = (): readonly PageArea[] => areas

export function knowAreas(list: readonly PageArea[]): void {
  areas = [...list].sort((one, other) => one.order - other.order)
}

export const inPlace = <T extends { at: number }>(things: readonly T[]): T[] =>
  [...things].sort((one, other) => one.at - other.at)

/** The area a page belongs to; null where there is no such page. */
export const areaOfPage = (page: string): PageArea | null =>
  areas.find(({ routes }) => Object.hasOwn(routes, page)) ?? null

/** The page with what its address says; null where there is none, or it says what cannot be. */
export function routeIn(page: string, query: URLSearchParams): Route | null {
  const parsed = areaOfPage(page)?.routes[page]?.safeParse(Object.fromEntries(query))
  // The area that owns the page has looked at the rest: this is one of its routes.
  return parsed?.success ? ({ ...parsed.data, page } as Route) : null
}

const isTab = (id: string): boolean =>
  areas.some(({ sessionTabs }) => sessionTabs?.some(tab => tab.id === id))

/** A tab in an address: one that some area brings. */
export const sessionTab = z.custom<SessionTab>(id => typeof id === 'string' && isTab(id))
