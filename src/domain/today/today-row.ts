import { addDays, type Day, daysBetween, weekOf } from '../days/day'

/** In the order in which rows of one moment stand. */
export const todayKinds = [
  'session_today',
  'sign_in_to_print',
  'session_next',
  'attendance_to_record',
  'marks_to_enter',
  'certificates_to_issue',
  'action_due',
  'file_incomplete',
] as const
export type TodayKind = (typeof todayKinds)[number]

export type TodayGroup = 'overdue' | 'today' | 'this_week'

export type TodayAction =
  | 'add_people'
  | 'print_sign_in'
  | 'open_session'
  | 'record_attendance'
  | 'enter_marks'
  | 'issue_certificates'
  | 'complete_file'
  | 'finish_action'
  | 'verify_action'

export type TodayTarget =
  | {
      readonly page: 'session'
      readonly sessionId: string
      readonly tab: 'preparation' | 'roster' | 'sign_in' | 'marks' | 'certificates' | 'file'
    }
  | { readonly page: 'action'; readonly actionId: string }

/** One line of the Today page: why it is there, when, and the one thing to do about it. */
export interface TodayRow {
  readonly kind: TodayKind
  readonly group: TodayGroup
  /** The day it takes place or is due. */
  readonly day: Day | null
  /** Local minutes of a block; null for work without an hour. */
  readonly minute: number | null
  /** 0 unless overdue. */
  readonly overdueDays: number
  /** People, blocks or papers waiting; null where there is nothing to count. */
  readonly count: number | null
  readonly action: TodayAction
  readonly target: TodayTarget
}

/** Group and days over by the due day. What waits without being due stands under this week. */
export function dueIn(due: Day | null, today: Day): { group: TodayGroup; overdueDays: number } {
  if (due === null || due > today) return { group: 'this_week', overdueDays: 0 }
  return due === today
    ? { group: 'today', overdueDays: 0 }
    : { group: 'overdue', overdueDays: daysBetween(due, today) }
}

/** Sunday of the week; from Saturday on the next week's, so that Monday's class is not a surprise. */
export function horizonOf(today: Day): Day {
  const week = weekOf(today)
  const sunday = week[6] ?? today
  return daysBetween(today, sunday) <= 1 ? addDays(sunday, 7) : sunday
}

const groupOrder: readonly TodayGroup[] = ['overdue', 'today', 'this_week']
const idOf = (row: TodayRow) => (row.target.page === 'session' ? row.target.sessionId : row.target.actionId)

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Longest overdue first; then by day and hour, what has none of them last; then by kind. Stable for equal facts. */
export function compareRows(a: TodayRow, b: TodayRow): number {
  return (
    groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) ||
    b.overdueDays - a.overdueDays ||
    compareText(a.day ?? '9999', b.day ?? '9999') ||
    (a.minute ?? 1441) - (b.minute ?? 1441) ||
    todayKinds.indexOf(a.kind) - todayKinds.indexOf(b.kind) ||
    compareText(idOf(a), idOf(b))
  )
}
