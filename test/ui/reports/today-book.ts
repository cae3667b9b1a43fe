import type { BookNotice } from '../../../src/contract/book/state'
import type { OutputOf } from '../../../src/contract/define'
import type { reports, TodayLine } from '../../../src/contract/reports'
import { openBook } from '../support/book'
import type { Answers } from '../support/service-in-memory'

export type Today = OutputOf<typeof reports.today>

/** A row of a session; its words come from what is given. */
export const sessionLine = (some: Partial<TodayLine> = {}): TodayLine => ({
  kind: 'marks_to_enter',
  group: 'overdue',
  action: 'enter_marks',
  target: { page: 'session', sessionId: 's1', tab: 'marks' },
  overdueDays: 2,
  day: '2026-12-07',
  minute: null,
  count: 7,
  session: {
    courseName: '投诉处理',
    courseNameEn: 'Complaint Handling',
    number: 3,
    enrolled: 42,
    rooms: [{ name: '总部 203', nameEn: 'Head Office 203' }],
    trainers: ['梁静'],
    missing: [],
    notReady: 0,
  },
  followUp: null,
  ...some,
})

export const actionLine = (followUp: Partial<NonNullable<TodayLine['followUp']>> = {}): TodayLine => ({
  ...sessionLine(),
  kind: 'action_due',
  action: 'finish_action',
  target: { page: 'action', actionId: 'a1' },
  count: null,
  session: null,
  followUp: {
    title: '工单模板增加必填项',
    number: 12,
    origin: 'manual',
    cause: null,
    courseName: null,
    courseNameEn: null,
    sessionNumber: null,
    person: null,
    owner: { name: '何涛', nameEn: 'He Tao' },
    verifier: { name: '梁静', nameEn: null },
    ...followUp,
  },
})

/** 9 December, a Wednesday, in a book that has everything. */
export const quietDay: Today = {
  today: '2026-12-09',
  rows: [],
  week: ['07', '08', '09', '10', '11'].map(day => ({ day: `2026-12-${day}`, sessions: [] })),
  month: {
    plan: { planned: 8, held: 7, unplannedHeld: 1, cancelledPlanned: 1 },
    marks: { passed: 41, failed: 3, cheating: 0, missed: 2, deferred: 1, notEntered: 5 },
    attendance: { expected: 200, present: 190 },
    credit: { minutes: 27_000, people: 100, minutesPerHour: 45 },
  },
  recent: [],
  empty: { people: false, ability: false, courses: false, plans: false },
}

export const deskOf = (today: Partial<Today>, notices: BookNotice[] = []): Answers => ({
  book: { state: () => openBook({ notices }), backups: () => [] },
  reports: { today: () => ({ ...quietDay, ...today }) },
})
