import type { ComponentType } from 'react'
import { AttendanceTab } from '../features/sessions/AttendanceTab'
import { FileTab } from '../features/sessions/FileTab'
import { RosterTab } from '../features/sessions/RosterTab'
import { SessionPage } from '../features/sessions/SessionPage'
import type { SessionTabParts } from '../features/sessions/session-tabs'
import { lazyPart } from './lazy-part'
import type { Route } from './links'

type Part = ComponentType<{ sessionId: string }>

/** Tabs of later rooms: each appears when its file exists. */
const later = import.meta.glob<Record<string, Part>>([
  '../features/assessments/MarksTab.tsx',
  '../features/certificates/CertificatesTab.tsx',
  '../features/improvements/FollowUpTab.tsx',
])

function laterPart(file: string, name: string): Part | undefined {
  const load = later[`../features/${file}.tsx`]
  if (!load) return undefined
  return lazyPart<{ sessionId: string }>(async () => {
    const part = (await load())[name]
    if (!part) throw new Error(`${file} does not export ${name}`)
    return part
  })
}

const parts: Record<string, Part | undefined> = {
  roster: RosterTab,
  attendance: AttendanceTab,
  marks: laterPart('assessments/MarksTab', 'MarksTab'),
  certificates: laterPart('certificates/CertificatesTab', 'CertificatesTab'),
  file: FileTab,
  'follow-up': laterPart('improvements/FollowUpTab', 'FollowUpTab'),
}

/** What stands behind the tabs of a session: rooms do not know each other, the application joins them here. */
const sessionTabs: SessionTabParts = Object.fromEntries(
  Object.entries(parts).filter(([, part]) => part !== undefined),
)

/** The session page with all its tabs. */
export function SessionRoom({ route }: { route: Extract<Route, { page: 'session' }> }) {
  return <SessionPage route={route} tabs={sessionTabs} />
}
