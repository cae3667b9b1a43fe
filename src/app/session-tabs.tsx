import { AttendanceTab } from '../features/sessions/AttendanceTab'
import { FileTab } from '../features/sessions/FileTab'
import { RosterTab } from '../features/sessions/RosterTab'
import { SessionPage } from '../features/sessions/SessionPage'
import type { SessionTabParts } from '../features/sessions/session-tabs'
import { lazyPart } from './lazy-part'
import type { Route } from './links'

/** What stands behind the tabs of a session: areas do not know each other, the application joins them here. */
const sessionTabs: SessionTabParts = {
  roster: RosterTab,
  attendance: AttendanceTab,
  marks: lazyPart(async () => (await import('../features/assessments/MarksTab')).MarksTab),
  certificates: lazyPart(
    async () => (await import('../features/certificates/CertificatesTab')).CertificatesTab,
  ),
  file: FileTab,
  'follow-up': lazyPart(async () => (await import('../features/improvements/FollowUpTab')).FollowUpTab),
}

/** The session page with all its tabs. */
export function SessionPanels({ route }: { route: Extract<Route, { page: 'session' }> }) {
  return <SessionPage route={route} tabs={sessionTabs} />
}
