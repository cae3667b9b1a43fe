import { addDays, type Day } from '../days/day'
import type { SessionStatus } from '../sessions/codes'
import { FILE_DAYS } from '../sessions/file/session-file'
import { type BlockTime, inBlockOrder } from '../sessions/schedule/blocks'
import { dueIn, type TodayAction, type TodayKind, type TodayRow, type TodayTarget } from './today-row'

export interface TodaySession {
  readonly id: string
  readonly status: SessionStatus
  readonly blocks: readonly (BlockTime & { readonly recorded: boolean })[]
  readonly enrolled: number
  readonly signInPrinted: boolean
  readonly marksMissing: number
  readonly certificatesDue: number
  readonly fileMissing: number
  /** Papers that were there and whose scan is lost. */
  readonly papersLost: number
}

/** Calendar days after the last day by which work is due: settings of the office. */
export interface TodayTerms {
  readonly markDays: number
  readonly certificateDays: number
  readonly fileDays: number
}
export const usualTerms: TodayTerms = { markDays: 3, certificateDays: 5, fileDays: FILE_DAYS }

type SessionTab = Extract<TodayTarget, { page: 'session' }>['tab']
const tabOf: Readonly<Record<Exclude<TodayAction, 'finish_action' | 'verify_action'>, SessionTab>> = {
  add_people: 'roster',
  print_sign_in: 'sign_in',
  open_session: 'preparation',
  record_attendance: 'sign_in',
  enter_marks: 'marks',
  issue_certificates: 'certificates',
  complete_file: 'file',
}

/** Rows of one session: the class itself, what its past blocks still want, and what its end still wants. */
export function sessionRows(
  session: TodaySession,
  today: Day,
  horizon: Day,
  terms: TodayTerms = usualTerms,
): TodayRow[] {
  if (session.status === 'cancelled') return []
  if (session.status === 'closed') return lostRows(session, today)
  return [
    ...classRows(session, today, horizon),
    ...attendanceRows(session, today),
    ...closingRows(session, today, terms),
  ]
}

function row(
  session: TodaySession,
  kind: TodayKind,
  action: keyof typeof tabOf,
  when: { day: Day; minute?: number; count?: number },
  today: Day,
): TodayRow {
  return {
    kind,
    ...dueIn(when.day, today),
    day: when.day,
    minute: when.minute ?? null,
    count: when.count ?? null,
    action,
    target: { page: 'session', sessionId: session.id, tab: tabOf[action] },
  }
}

/** The class of today, or the next one up to the horizon. */
function classRows(session: TodaySession, today: Day, horizon: Day): TodayRow[] {
  const next = inBlockOrder(session.blocks).find(block => block.day >= today)
  if (!next || next.day > horizon) return []
  const when = { day: next.day, minute: next.start, count: session.enrolled }
  const kind = next.day === today ? 'session_today' : 'session_next'
  if (session.enrolled === 0) return [row(session, kind, 'add_people', when, today)]
  const untouched = session.blocks.every(block => !block.recorded)
  if (untouched && !session.signInPrinted)
    return [row(session, 'sign_in_to_print', 'print_sign_in', when, today)]
  const waiting = session.blocks.some(block => block.day === today && !block.recorded)
  return [row(session, kind, waiting ? 'record_attendance' : 'open_session', when, today)]
}

/** Blocks of past days whose attendance nobody has taken: overdue since the day itself. */
function attendanceRows(session: TodaySession, today: Day): TodayRow[] {
  const waiting = inBlockOrder(session.blocks).filter(block => block.day < today && !block.recorded)
  const [first] = waiting
  if (!first || session.enrolled === 0) return []
  return [
    row(
      session,
      'attendance_to_record',
      'record_attendance',
      { day: first.day, count: waiting.length },
      today,
    ),
  ]
}

/** What is closed wants nothing, unless a scan of its file is lost since: to be put right from the day it is known. */
function lostRows(session: TodaySession, today: Day): TodayRow[] {
  if (session.papersLost === 0) return []
  return [row(session, 'file_incomplete', 'complete_file', { day: today, count: session.papersLost }, today)]
}

/** After the last block, in the order of work; the file holds the marks, so it waits for them until it is late. */
function closingRows(session: TodaySession, today: Day, terms: TodayTerms): TodayRow[] {
  const last = inBlockOrder(session.blocks).at(-1)?.day
  if (last === undefined || last > today || session.enrolled === 0) return []
  if (session.blocks.some(block => !block.recorded)) return []
  const { marksMissing, certificatesDue, fileMissing } = session
  const rows: TodayRow[] = []
  const add = (kind: TodayKind, action: keyof typeof tabOf, days: number, count: number) =>
    rows.push(row(session, kind, action, { day: addDays(last, days), count }, today))
  if (marksMissing > 0) add('marks_to_enter', 'enter_marks', terms.markDays, marksMissing)
  if (certificatesDue > 0)
    add('certificates_to_issue', 'issue_certificates', terms.certificateDays, certificatesDue)
  const late = addDays(last, terms.fileDays) < today
  if (fileMissing > 0 && (marksMissing === 0 || late)) {
    add('file_incomplete', 'complete_file', terms.fileDays, fileMissing)
  }
  return rows
}
