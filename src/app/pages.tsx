import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { lazyPart } from './lazy-part'
import type { Route } from './links'

type PageOf<P extends Route['page']> = LazyExoticComponent<
  ComponentType<{ route: Extract<Route, { page: P }> }>
>

type Load<P extends Route['page']> = () => Promise<ComponentType<{ route: Extract<Route, { page: P }> }>>

/** Registers a page whose module exports it by name. */
function page<P extends Route['page']>(load: Load<P>): PageOf<P> {
  return lazyPart(load)
}

/** The page of the first address: it is drawn with the words of `common`, `search` and `reports` alone. */
export function firstPage<P extends Route['page']>(load: Load<P>): PageOf<P> {
  return lazy(async () => ({ default: await load() }))
}

/** Every page, loaded when it is first opened. A route without an entry does not exist yet and is not linked. */
export const pages: { [P in Route['page']]?: PageOf<P> } = {
  today: firstPage(async () => (await import('../features/reports/TodayPage')).TodayPage),
  needs: page(async () => (await import('../features/needs/NeedsPage')).NeedsPage),
  gaps: page(async () => (await import('../features/needs/GapsPage')).GapsPage),
  courses: page(async () => (await import('../features/courses/CoursesPage')).CoursesPage),
  course: page(async () => (await import('../features/courses/CoursesPage')).CoursePage),
  places: page(async () => (await import('../features/courses/PlacesPage')).PlacesPage),
  people: page(async () => (await import('../features/people/PeoplePage')).PeoplePage),
  person: page(async () => (await import('../features/people/PersonPage')).PersonPage),
  posts: page(async () => (await import('../features/people/PostsPage')).PostsPage),
  plan: page(async () => (await import('../features/plan/PlanPage')).PlanPage),
  import: page(async () => (await import('../features/imports/ImportPage')).ImportPage),
  sessions: page(async () => (await import('../features/sessions/SessionsPage')).SessionsPage),
  session: page(async () => (await import('./session-tabs')).SessionRoom),
  schedule: page(async () => (await import('../features/sessions/SchedulePage')).SchedulePage),
  improvement: page(async () => (await import('../features/improvements/ImprovementPage')).ImprovementPage),
  records: page(async () => (await import('../features/reports/RecordsPage')).RecordsPage),
  certificates: page(
    async () => (await import('../features/certificates/CertificatesPage')).CertificatesPage,
  ),
  history: page(async () => (await import('../features/book/HistoryPage')).HistoryPage),
  settings: page(async () => (await import('../features/settings/SettingsPage')).SettingsPage),
}
