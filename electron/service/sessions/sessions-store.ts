import type { Insertable } from 'kysely'
import type { z } from 'zod'
import type { SessionRow, sessionDetail } from '../../../src/contract/sessions'
import { nextSessionNumber } from '../../../src/domain/sessions/session-number'
import type { Db, Tx } from '../context'
import type { SessionTable } from '../db/tables/sessions'
import { type Block, listBlocksOf } from './blocks-store'

export type Session = Omit<
  z.input<typeof sessionDetail>,
  'trainers' | 'rooms' | 'blocks' | 'expected' | 'present' | 'clashes'
>

export interface SessionFilter {
  from: string | null
  to: string | null
  courseId: string | null
  status: SessionTable['status'] | 'all'
  order: 'upcoming' | 'latest'
  cursor: string | null
  limit: number
}

/** By first day and id; the cursor is those two of the last row. */
export async function listSessions(
  db: Db,
  filter: SessionFilter,
): Promise<{ rows: SessionRow[]; nextCursor: string | null }> {
  const direction = filter.order === 'latest' ? 'desc' : 'asc'
  let query = sessionColumns(db)
    .orderBy('session.first_day', direction)
    .orderBy('session.id', direction)
    .limit(filter.limit)
  if (filter.from !== null) query = query.where('session.first_day', '>=', filter.from)
  if (filter.to !== null) query = query.where('session.first_day', '<=', filter.to)
  if (filter.courseId !== null) query = query.where('session.course_id', '=', filter.courseId)
  if (filter.status !== 'all') query = query.where('session.status', '=', filter.status)
  if (filter.cursor !== null) {
    const [day = '', id = ''] = filter.cursor.split('|')
    const beyond = filter.order === 'latest' ? '<' : '>'
    query = query.where(eb =>
      eb.or([
        eb('session.first_day', beyond, day),
        eb.and([eb('session.first_day', '=', day), eb('session.id', beyond, id)]),
      ]),
    )
  }
  const found = await query.execute()
  const rows = await withPlaces(db, found.map(rowToSession))
  const last = found.at(-1)
  return { rows, nextCursor: last && found.length === filter.limit ? `${last.first_day}|${last.id}` : null }
}

export async function findSession(db: Db, id: string): Promise<Session | null> {
  const row = await sessionColumns(db).where('session.id', '=', id).executeTakeFirst()
  return row ? rowToSession(row) : null
}

export async function listSessionsOfPerson(db: Db, personId: string) {
  const found = await sessionColumns(db)
    .innerJoin('enrolment as own', 'own.session_id', 'session.id')
    .select('own.status as enrolmentStatus')
    .where('own.person_id', '=', personId)
    .orderBy('session.first_day', 'desc')
    .orderBy('session.id', 'desc')
    .execute()
  const rows = await withPlaces(db, found.map(rowToSession))
  return rows.map((row, index) => ({ ...row, enrolmentStatus: found[index]?.enrolmentStatus ?? 'withdrawn' }))
}

/** 第N期: cancelled sessions keep their number. */
export async function nextNumberOf(db: Db, courseId: string): Promise<number> {
  const rows = await db.selectFrom('session').select('number').where('course_id', '=', courseId).execute()
  return nextSessionNumber(rows.map(row => row.number))
}

export async function insertSession(tx: Tx, session: Insertable<SessionTable>): Promise<void> {
  await tx.insertInto('session').values(session).execute()
}

export async function updateSession(
  tx: Tx,
  id: string,
  changes: Partial<Insertable<SessionTable>>,
): Promise<void> {
  await tx.updateTable('session').set(changes).where('id', '=', id).execute()
}

export async function withPlaces<S extends Session>(
  db: Db,
  sessions: S[],
): Promise<(S & Pick<SessionRow, 'trainers' | 'rooms'>)[]> {
  const blocks = await listBlocksOf(
    db,
    sessions.map(session => session.id),
  )
  return sessions.map(session => ({ ...session, ...placesOf(blocks.get(session.id) ?? []) }))
}

export function placesOf(blocks: Block[]): Pick<SessionRow, 'trainers' | 'rooms'> {
  const distinct = (names: (string | null)[]) => [...new Set(names.filter(name => name !== null))]
  return {
    trainers: distinct(blocks.map(block => block.trainerName)),
    rooms: distinct(blocks.map(block => block.roomName)),
  }
}

function sessionColumns(db: Db) {
  return db
    .selectFrom('session')
    .innerJoin('course', 'course.id', 'session.course_id')
    .selectAll('session')
    .select(['course.name as courseName', 'course.name_en as courseNameEn'])
    .select(eb =>
      eb
        .selectFrom('enrolment')
        .select(inner => inner.fn.countAll<number>().as('enrolled'))
        .whereRef('enrolment.session_id', '=', 'session.id')
        .where('enrolment.status', '=', 'enrolled')
        .as('enrolled'),
    )
}

type FoundSession = Awaited<ReturnType<ReturnType<typeof sessionColumns>['execute']>>[number]

function rowToSession(row: FoundSession): Session {
  return {
    id: row.id,
    courseId: row.course_id,
    courseName: row.courseName,
    courseNameEn: row.courseNameEn,
    number: row.number,
    firstDay: row.first_day,
    lastDay: row.last_day,
    status: row.status,
    capacity: row.capacity,
    enrolled: row.enrolled ?? 0,
    planLineId: row.plan_line_id,
    creditedMinutes: row.credited_minutes,
    theoryWeight: row.theory_weight,
    practiceWeight: row.practice_weight,
    passMark: row.pass_mark,
    note: row.note,
    cancelReason: row.cancel_reason,
    signInPrintedAt: row.sign_in_printed_at,
  }
}
