import type { ComponentType } from 'react'
import { TodayPage } from '../features/reports/TodayPage'
import { lazyPart } from './lazy-part'
import type { Route } from './links'

type PageOf<P extends Route['page']> = ComponentType<{ route: Extract<Route, { page: P }> }>

/** Registers a page whose module exports it by name. */
function page<P extends Route['page']>(load: () => Promise<PageOf<P>>): PageOf<P> {
  return lazyPart(load)
}

/**
 * Every page, loaded when it is first opened; Today comes with the frame, and is drawn with the words of `common`,
 * `search` and `reports` alone.
 */
export const pages: { [P in Route['page']]: PageOf<P> } = {
  today: TodayPage,
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
  session: page(async () => (await import('./session-tabs')).SessionPanels),
  schedule: page(async () => (await import('../features/sessions/SchedulePage')).SchedulePage),
  improvement: page(async () => (await import('../features/improvements/ImprovementPage')).ImprovementPage),
  records: page(async () => (await import('../features/reports/RecordsPage')).RecordsPage),
  certificates: page(
    async () => (await import('../features/certificates/CertificatesPage')).CertificatesPage,
  ),
  history: page(async () => (await import('../features/book/HistoryPage')).HistoryPage),
  settings: page(async () => (await import('../features/settings/SettingsPage')).SettingsPage),
}
