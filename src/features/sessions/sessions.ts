import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import { sessionTab } from '../../app/page-areas'
import { plainCount, waitingCount } from '../../app/session-tab'
import en from '../../i18n/en/first/sessions.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/sessions.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/sessions'

declare module '../../i18n/setup' {
  interface Words {
    sessions: typeof words
  }
}

declare module '../../app/session-tab' {
  interface SessionTabs {
    roster: true
    attendance: true
    file: true
  }
}

const id = z.string().min(1)
const routes = {
  /** `print`: the classes to come stand over it, to print the sign-in sheet of one. */
  sessions: z.object({ print: z.literal('sign_in').optional() }),
  session: z.object({ id, tab: sessionTab.optional() }),
  /** A new session; the people come in a draft (app/drafts.ts). */
  schedule: z.object({ courseId: id.optional(), planLineId: id.optional() }),
}

export const sessions: PageArea<typeof routes> = {
  name: 'sessions',
  order: 100,
  routes,
  pages: {
    sessions: async () => (await import('./list/SessionsPage')).SessionsPage,
    session: async () => (await import('./SessionPage')).SessionPage,
    schedule: async () => (await import('./schedule/SchedulePage')).SchedulePage,
  },
  nav: [{ page: 'sessions', at: 6, holds: ['session', 'schedule'] }],
  begin: [{ id: 'new', at: 3 }],
  found: [{ kind: 'session', at: 2 }],
  sessionTabs: [
    {
      id: 'roster',
      at: 1,
      isUsed: () => true,
      count: ({ enrolled }) => plainCount(enrolled),
      load: async () => (await import('./enrolment/RosterTab')).RosterTab,
    },
    {
      id: 'attendance',
      at: 2,
      isUsed: ({ status }) => status !== 'cancelled',
      count: ({ progress }) => progress && waitingCount('absent', progress.absent),
      load: async () => (await import('./attendance/AttendanceTab')).AttendanceTab,
    },
    {
      id: 'file',
      at: 5,
      isUsed: () => true,
      count: ({ progress, ended }) => (progress && ended ? waitingCount('file', progress.fileMissing) : null),
      load: async () => (await import('./file/FileTab')).FileTab,
    },
  ],
  columns: { starts: 'clock', ends: 'clock', scanned_in: 'clock', scanned_out: 'clock' },
  stops: { session: ['id=@session&tab=@tab'], schedule: ['courseId=@course'] },
  first: { 'zh-CN': zh, en },
  words: {
    sessions: {
      'zh-CN': () => import('../../i18n/zh-CN/sessions'),
      en: () => import('../../i18n/en/sessions'),
    },
  },
}
