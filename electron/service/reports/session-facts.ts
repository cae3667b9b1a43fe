import type { AttendanceException } from '../../../src/domain/sessions/attendance/attendance'
import type { FileItemKind, SessionStatus } from '../../../src/domain/sessions/codes'
import { type FileItem, papersLost, withoutLost } from '../../../src/domain/sessions/file/session-file'
import type { MarkRecord } from '../assessments/marks-store'
import type { Db, QueryContext } from '../context'
import type { BookSchema } from '../db/schema'
import { exceptionsOf } from '../sessions/stores/attendance-store'
import { type Block, listBlocksOf, timed } from '../sessions/stores/blocks-store'
import { listLostPapers } from '../sessions/stores/file-store'
import { bySession } from './by-session'

export interface SessionHead {
  id: string
  courseName: string
  courseNameEn: string | null
  number: number
  firstDay: string
  lastDay: string
  status: SessionStatus
  theoryWeight: number
  practiceWeight: number
  passMark: number
  minimumAttendance: number | null
  signInPrintedAt: string | null
}

export type AttemptRow = Pick<MarkRecord, 'enrolment_id' | 'attempt' | 'verdict' | 'total'>

/** Everything the counts of a session are made from. */
export interface SessionFacts {
  session: SessionHead
  blocks: Block[]
  timedBlocks: ReturnType<typeof timed>[]
  roll: { id: string; personId: string }[]
  exceptions: AttendanceException[]
  marks: AttemptRow[]
  /** By enrolment; a valid certificate before any voided one. */
  certificates: Map<string, 'valid' | 'voided'>
  /** As it stands: a paper whose scan is lost is missing. */
  file: FileItem[]
  /** Papers that were there and whose scan is lost, in the order of the file. */
  lostPapers: FileItemKind[]
  /** Those of them with a scan that lies there and is not what was attached. */
  damagedPapers: FileItemKind[]
  /** Actions not cancelled: whom they are about, and whether they still want something. */
  actions: {
    personId: string | null
    origin: BookSchema['action']['origin']
    cause: string | null
    unfinished: boolean
  }[]
}

/** The facts of many sessions in as many statements as of one. */
export async function gatherFacts(
  { db, scans }: Pick<QueryContext, 'db' | 'scans'>,
  sessionIds: string[],
): Promise<SessionFacts[]> {
  if (sessionIds.length === 0) return []
  const heads = await listHeads(db, sessionIds)
  const blocks = await listBlocksOf(db, sessionIds)
  const roll = bySession(await listRolls(db, sessionIds))
  const attendance = bySession(await listExceptions(db, sessionIds))
  const marks = bySession(await listAttempts(db, sessionIds))
  const certificates = await certificateStatuses(db, sessionIds)
  const file = bySession(await listFiles(db, sessionIds))
  const lostScans = await scans.lost()
  const lost = await listLostPapers(db, lostScans, sessionIds)
  const isDamaged = [...lostScans].flatMap(([sha256, why]) => (why === 'damaged' ? [sha256] : []))
  const damaged = await listLostPapers(db, new Set(isDamaged), sessionIds)
  const actions = bySession(await listActionsOf(db, sessionIds))
  return heads.map(session => {
    const own = blocks.get(session.id) ?? []
    const papers = file.get(session.id) ?? []
    const lostPapers = papersLost(papers, lost.get(session.id))
    return {
      session,
      blocks: own,
      timedBlocks: own.map(timed),
      roll: roll.get(session.id) ?? [],
      exceptions: exceptionsOf(attendance.get(session.id) ?? []),
      marks: marks.get(session.id) ?? [],
      certificates: certificates.get(session.id) ?? new Map(),
      file: withoutLost(papers, lostPapers),
      lostPapers,
      damagedPapers: papersLost(papers, damaged.get(session.id)),
      actions: (actions.get(session.id) ?? []).map(({ personId, origin, cause, status }) => ({
        personId,
        origin,
        cause,
        unfinished: status === 'open' || status === 'done',
      })),
    }
  })
}

function listHeads(db: Db, ids: string[]): Promise<SessionHead[]> {
  return db
    .selectFrom('session')
    .innerJoin('course', 'course.id', 'session.course_id')
    .select([
      'session.id',
      'course.name as courseName',
      'course.name_en as courseNameEn',
      'session.number',
      'session.first_day as firstDay',
      'session.last_day as lastDay',
      'session.status',
      'session.theory_weight as theoryWeight',
      'session.practice_weight as practiceWeight',
      'session.pass_mark as passMark',
      'session.minimum_attendance as minimumAttendance',
      'session.sign_in_printed_at as signInPrintedAt',
    ])
    .where('session.id', 'in', ids)
    .orderBy('session.first_day')
    .orderBy('session.id')
    .execute()
}

function listRolls(db: Db, ids: string[]) {
  return db
    .selectFrom('enrolment')
    .select(['session_id as sessionId', 'id', 'person_id as personId'])
    .where('session_id', 'in', ids)
    .where('status', '=', 'enrolled')
    .execute()
}

function listExceptions(db: Db, ids: string[]) {
  return db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.id', 'attendance.enrolment_id')
    .select([
      'attendance.session_id as sessionId',
      'attendance.block_id as blockId',
      'attendance.enrolment_id as enrolmentId',
      'enrolment.person_id as personId',
      'attendance.state',
      'attendance.missed_minutes as missedMinutes',
      'attendance.scanned_in as scannedIn',
      'attendance.scanned_out as scannedOut',
    ])
    .where('attendance.session_id', 'in', ids)
    .execute()
}

async function listAttempts(db: Db, ids: string[]) {
  const rows = await db
    .selectFrom('mark')
    .select(['session_id as sessionId', 'enrolment_id', 'attempt', 'verdict', 'total'])
    .where('session_id', 'in', ids)
    .execute()
  // Sorted here: almost all are first attempts, and the statement would sort them all the same.
  const resits = rows.filter(row => row.attempt > 1).sort((a, b) => a.attempt - b.attempt)
  return [...rows.filter(row => row.attempt === 1), ...resits]
}

function listFiles(db: Db, ids: string[]) {
  return db
    .selectFrom('file_item')
    .select(['session_id as sessionId', 'kind', 'state'])
    .where('session_id', 'in', ids)
    .execute()
}

async function listActionsOf(db: Db, ids: string[]) {
  const rows = await db
    .selectFrom('action')
    .select(['session_id as sessionId', 'person_id as personId', 'origin', 'cause', 'status'])
    .where('session_id', 'in', ids)
    .where('status', '<>', 'cancelled')
    .execute()
  return rows.flatMap(row => (row.sessionId === null ? [] : [{ ...row, sessionId: row.sessionId }]))
}

type Statuses = Map<string, 'valid' | 'voided'>

/**
 * The certificates of many sessions, by session and enrolment: a valid one before any voided one. One voided without
 * a reason was an issue taken back, and counts as none.
 */
async function certificateStatuses(db: Db, sessionIds: string[]): Promise<Map<string, Statuses>> {
  const rows = await db
    .selectFrom('certificate')
    .select(['session_id', 'enrolment_id', 'status'])
    .where('session_id', 'in', sessionIds)
    .where(eb => eb.or([eb('status', '=', 'valid'), eb('void_reason', 'is not', null)]))
    .execute()
  const sessions = new Map<string, Statuses>()
  for (const row of rows) {
    const statuses = sessions.get(row.session_id) ?? new Map()
    sessions.set(row.session_id, statuses)
    if (statuses.get(row.enrolment_id) !== 'valid') statuses.set(row.enrolment_id, row.status)
  }
  return sessions
}
