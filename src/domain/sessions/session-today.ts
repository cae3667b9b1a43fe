import { addDays, type Day } from '../days/day'
import type { TodayWhen } from '../today/today'
import type { SessionStatus } from './codes'
import { FILE_DAYS } from './file/session-file'
import { type BlockTime, inBlockOrder } from './schedule/blocks'

export interface TodaySession {
  readonly status: SessionStatus
  readonly blocks: readonly (BlockTime & { readonly recorded: boolean })[]
  readonly enrolled: number
  readonly signInPrinted: boolean
  readonly marksMissing: number
  readonly certificatesDue: number
  /** People who failed or were away, and for whom nothing is planned. */
  readonly toFollowUp: number
  readonly fileMissing: number
  /** Papers that were there and whose scan is lost. */
  readonly papersLost: number
}

/** Calendar days after the last day by which work is due: settings of the office. */
interface TodayTerms {
  readonly markDays: number
  readonly certificateDays: number
  readonly followUpDays: number
  readonly fileDays: number
}
export const usualTerms: TodayTerms = {
  markDays: 3,
  certificateDays: 5,
  followUpDays: 5,
  fileDays: FILE_DAYS,
}

export type SessionRowKind =
  | 'session_today'
  | 'sign_in_to_print'
  | 'session_next'
  | 'attendance_to_record'
  | 'marks_to_enter'
  | 'certificates_to_issue'
  | 'follow_up_to_plan'
  | 'file_incomplete'

export type SessionRowAction =
  | 'add_people'
  | 'print_sign_in'
  | 'open_session'
  | 'record_attendance'
  | 'enter_marks'
  | 'issue_certificates'
  | 'plan_follow_up'
  | 'complete_file'

/** Why a session stands on Today, when, and the one thing to do about it. */
export interface SessionRow {
  readonly kind: SessionRowKind
  readonly when: TodayWhen
  readonly action: SessionRowAction
  /** People, blocks or papers waiting. */
  readonly count: number
}

/**
 * The class itself, what its past blocks still want, and what its end still wants. The rows wait for one another, so one
 * rule makes them all.
 */
export function sessionRows(session: TodaySession, today: Day, terms: TodayTerms = usualTerms): SessionRow[] {
  if (session.status === 'cancelled') return []
  if (session.status === 'closed') return [...certificateRows(session, terms), ...lostRows(session, today)]
  return [
    ...classRows(session, today),
    ...attendanceRows(session, today),
    ...closingRows(session, today, terms),
  ]
}

const waiting = (due: Day): TodayWhen => ({ due, shows: 'now' })

/** The class of today, or the next one. */
function classRows(session: TodaySession, today: Day): SessionRow[] {
  const blocks = inBlockOrder(session.blocks)
  const coming = blocks.find(block => block.day >= today)
  if (!coming) return []
  const row = {
    kind: coming.day === today ? ('session_today' as const) : ('session_next' as const),
    when: {
      on: coming.day,
      minute: coming.start,
      next: blocks.find(block => block.day > today)?.day ?? null,
    },
    count: session.enrolled,
  }
  if (session.enrolled === 0) return [{ ...row, action: 'add_people' }]
  const untouched = session.blocks.every(block => !block.recorded)
  if (untouched && !session.signInPrinted)
    return [{ ...row, kind: 'sign_in_to_print', action: 'print_sign_in' }]
  const unrecorded = session.blocks.some(block => block.day === today && !block.recorded)
  return [{ ...row, action: unrecorded ? 'record_attendance' : 'open_session' }]
}

/** Blocks of past days whose attendance nobody has taken: overdue since the day itself. */
function attendanceRows(session: TodaySession, today: Day): SessionRow[] {
  const past = inBlockOrder(session.blocks).filter(block => block.day < today && !block.recorded)
  const [first] = past
  if (!first || session.enrolled === 0) return []
  return [
    {
      kind: 'attendance_to_record',
      when: waiting(first.day),
      action: 'record_attendance',
      count: past.length,
    },
  ]
}

/** Closing a session gives nobody their certificate: they are waited for as before. */
function certificateRows({ blocks, certificatesDue }: TodaySession, terms: TodayTerms): SessionRow[] {
  const last = inBlockOrder(blocks).at(-1)?.day
  if (last === undefined || certificatesDue === 0) return []
  const when = waiting(addDays(last, terms.certificateDays))
  return [{ kind: 'certificates_to_issue', when, action: 'issue_certificates', count: certificatesDue }]
}

/** Else what is closed wants nothing, unless a scan of its file is lost since: to be put right from the day it is known. */
function lostRows({ papersLost }: TodaySession, today: Day): SessionRow[] {
  if (papersLost === 0) return []
  return [{ kind: 'file_incomplete', when: waiting(today), action: 'complete_file', count: papersLost }]
}

/** After the last block, in the order of work; the file holds the marks, so it waits for them until it is late. */
function closingRows(session: TodaySession, today: Day, terms: TodayTerms): SessionRow[] {
  const last = inBlockOrder(session.blocks).at(-1)?.day
  if (last === undefined || last > today || session.enrolled === 0) return []
  if (session.blocks.some(block => !block.recorded)) return []
  const { marksMissing, toFollowUp, fileMissing } = session
  const rows: SessionRow[] = []
  const add = (kind: SessionRowKind, action: SessionRowAction, days: number, count: number) =>
    rows.push({ kind, when: waiting(addDays(last, days)), action, count })
  if (marksMissing > 0) add('marks_to_enter', 'enter_marks', terms.markDays, marksMissing)
  rows.push(...certificateRows(session, terms))
  // Whoever has no mark yet may still fail: asked once for all of them.
  if (toFollowUp > 0 && marksMissing === 0)
    add('follow_up_to_plan', 'plan_follow_up', terms.followUpDays, toFollowUp)
  const late = addDays(last, terms.fileDays) < today
  if (fileMissing > 0 && (marksMissing === 0 || late)) {
    add('file_incomplete', 'complete_file', terms.fileDays, fileMissing)
  }
  return rows
}
