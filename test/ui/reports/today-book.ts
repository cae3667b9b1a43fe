import type { BookNotice } from '../../../src/contract/book/state'
import type { OutputOf } from '../../../src/contract/define'
import type { reports } from '../../../src/contract/reports'
import type { Message, TodayLine } from '../../../src/contract/today-row'
import { openBook } from '../support/book'
import type { Answers } from '../support/service-in-memory'

export type Today = OutputOf<typeof reports.today>

const title: Message = {
  say: 'session',
  with: { course: { name: '投诉处理', nameEn: 'Complaint Handling' }, number: 3 },
}

/** A row of a session: marks that are late, unless something else is given. */
export const sessionLine = (some: Partial<TodayLine> = {}): TodayLine => ({
  area: 'reports',
  kind: 'marks_to_enter',
  id: 's1',
  group: 'overdue',
  action: 'enter_marks',
  to: { page: 'session', id: 's1', tab: 'marks' },
  overdueDays: 2,
  day: '2026-12-07',
  minute: null,
  takesPlace: false,
  count: 7,
  title,
  notes: [{ say: 'reports.marks', with: { count: 7 } }],
  tag: null,
  ...some,
})

/** A class to come, with its room and its trainer. */
export const classLine = (some: Partial<TodayLine> = {}): TodayLine =>
  sessionLine({
    kind: 'session_next',
    group: 'this_week',
    action: 'open_session',
    to: { page: 'session', id: 's1', tab: 'roster' },
    overdueDays: 0,
    day: '2026-12-11',
    minute: 540,
    takesPlace: true,
    count: 42,
    notes: [
      { name: '总部 203', nameEn: 'Head Office 203' },
      { name: '梁静', nameEn: null },
    ],
    tag: { tone: 'accent', text: { say: 'reports.expected', with: { count: 42 } } },
    ...some,
  })

export const actionLine = (some: Partial<TodayLine> = {}): TodayLine => ({
  ...sessionLine(),
  area: 'improvements',
  kind: 'action_due',
  id: 'a1',
  action: 'finish_action',
  to: { page: 'improvement', actionId: 'a1' },
  count: null,
  title: { name: '工单模板增加必填项', nameEn: null },
  notes: [
    { say: 'improvements.owner', with: { name: { name: '何涛', nameEn: 'He Tao' } } },
    { say: 'improvements.verifier', with: { name: { name: '梁静', nameEn: null } } },
  ],
  ...some,
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

export const todayAnswers = (today: Partial<Today>, notices: BookNotice[] = []): Answers => ({
  book: { state: () => openBook({ notices }), backups: () => [] },
  reports: { today: () => ({ ...quietDay, ...today }) },
})
