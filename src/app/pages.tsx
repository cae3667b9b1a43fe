import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Route } from './links'

type PageOf<P extends Route['page']> = LazyExoticComponent<
  ComponentType<{ route: Extract<Route, { page: P }> }>
>

/** Registers a page whose module exports it by name. */
function page<P extends Route['page']>(
  load: () => Promise<ComponentType<{ route: Extract<Route, { page: P }> }>>,
): PageOf<P> {
  return lazy(async () => ({ default: await load() }))
}

/** Every page, loaded when it is first opened. A route without an entry does not exist yet and is not linked. */
export const pages: { [P in Route['page']]?: PageOf<P> } = {
  history: page(async () => (await import('../features/book/HistoryPage')).HistoryPage),
  settings: page(async () => (await import('../features/settings/SettingsPage')).SettingsPage),
}
