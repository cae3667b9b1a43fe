import type { Insertable } from 'kysely'
import type { z } from 'zod'
import type { SessionRow, sessionDetail } from '../../../../src/contract/sessions/list'
import { valuesOf } from '../../../../src/domain/fields/fields'
import type { SessionStatus } from '../../../../src/domain/sessions/codes'
import { nextSessionNumber } from '../../../../src/domain/sessions/schedule/session-number'
import { sessionFields } from '../../../../src/domain/sessions/session-fields'
import type { Db, Tx } from '../../context'
import { notByIndex } from '../../db/not-by-index'
import type { SessionTable } from '../../db/tables/sessions'
import { listAway } from './attendance-store'
import { type Block, listBlocksOf } from './blocks-store'

export type Session = Omit<
  z.input<typeof sessionDetail>,
  'trainers' | 'rooms' | 'roomsEn' | 'blocks' | 'expected' | 'present' | 'clashes'
>

export interface SessionFilter {
  from: string | null
  to: string | null
  courseId: string | null
  status: SessionTable['status'] | 'all'
  phase: 'all' | 'running' | 'upcoming' | 'past'
  order: 'upcoming' | 'latest'
  cursor: string | null
  limit: number
}

/** Before and after every day there is: an open end of a walk along an index. */
const firstDayEver = '0000'
const lastDayEver = '9999-99'

/**
 * One page of the list, walked along an index; the cursor is day and id of the last row.
 * What runs now is found by its last day: sessions that began earlier and are not over are few.
 */
export async function listSessions(
  db: Db,
  filter: SessionFilter,
  today: string,
): Promise<{ rows: SessionRow[]; nextCursor: string | null }> {
  const found = await pageOfSessions(db, filter, today).execute()
  const rows = await withPlaces(db, found.map(rowToSession))
  const last = found.at(-1)
  const full = last && found.length === filter.limit
  const day = filter.phase === 'running' ? last?.last_day : last?.first_day
  return { rows, nextCursor: full ? `${day}|${last.id}` : null }
}

type Narrowing = 'session.first_day' | 'session.course_id' | 'session.status'

/** The statement behind the list: the test of its plan asks for it. */
export function pageOfSessions(db: Db, filter: SessionFilter, today: string) {
  const { phase, from, to, courseId, status, cursor } = filter
  const day = phase === 'running' ? 'session.last_day' : 'session.first_day'
  const ascending = phase === 'all' ? filter.order === 'upcoming' : phase !== 'past'
  const direction = ascending ? 'asc' : 'desc'
  // The walk by last day has one index; other columns must not tempt the planner to sort instead.
  const only = (column: Narrowing) => (phase === 'running' ? notByIndex(column) : column)
  const [fromDay, fromId] = cursor?.split('|') ?? [ascending ? firstDayEver : lastDayEver, '']
  let query = sessionColumns(db)
    .where(eb =>
      eb(
        eb.refTuple(day, 'session.id'),
        ascending ? '>' : '<',
        eb.tuple<string, string>(fromDay ?? '', fromId ?? ''),
      ),
    )
    .orderBy(day, direction)
    .orderBy('session.id', direction)
    .limit(filter.limit)
  if (phase === 'running')
    query = query.where('session.last_day', '>=', today).where(only('session.first_day'), '<', today)
  if (phase === 'upcoming') query = query.where('session.first_day', '>=', today)
  if (phase === 'past') query = query.where('session.last_day', '<', today)
  if (from !== null) query = query.where(only('session.first_day'), '>=', from)
  if (to !== null) query = query.where(only('session.first_day'), '<=', to)
  if (courseId !== null) query = query.where(only('session.course_id'), '=', courseId)
  if (status !== 'all') query = query.where(only('session.status'), '=', status)
  return query
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

/** How often each course was scheduled, whatever became of it; courses that never were are left out. */
export function countPerCourse(db: Db): Promise<{ courseId: string; sessions: number }[]> {
  return db
    .selectFrom('session')
    .select(eb => ['course_id as courseId', eb.fn.countAll<number>().as('sessions')])
    .groupBy('course_id')
    .orderBy('course_id')
    .execute()
}

/** How each session stands that was made for a line of the plan. */
export async function listStatusesOfLine(db: Db, planLineId: string): Promise<SessionStatus[]> {
  const rows = await db
    .selectFrom('session')
    .select('status')
    .where('plan_line_id', '=', planLineId)
    .execute()
  return rows.map(row => row.status)
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

async function withPlaces<S extends Session>(
  db: Db,
  sessions: S[],
): Promise<(S & Pick<SessionRow, 'trainers' | 'rooms' | 'roomsEn' | 'present'>)[]> {
  const ids = sessions.map(session => session.id)
  const blocks = await listBlocksOf(db, ids)
  const away = await listAway(db, ids)
  return sessions.map(session => {
    const own = blocks.get(session.id) ?? []
    const held = own.filter(block => block.recordedOn !== null).length
    // Away from all that was held: not there at all.
    const missing = (away.get(session.id) ?? []).filter(missed => missed === held).length
    return { ...session, ...placesOf(own), present: held === 0 ? null : session.enrolled - missing }
  })
}

export function placesOf(blocks: Block[]): Pick<SessionRow, 'trainers' | 'rooms' | 'roomsEn'> {
  const distinct = (names: (string | null)[]) => [...new Set(names.filter(name => name !== null))]
  return {
    trainers: distinct(blocks.map(block => block.trainerName)),
    rooms: distinct(blocks.map(block => block.roomName)),
    roomsEn: distinct(blocks.map(block => block.roomNameEn ?? block.roomName)),
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
    ...valuesOf(sessionFields, row),
    courseName: row.courseName,
    courseNameEn: row.courseNameEn,
    enrolled: row.enrolled ?? 0,
  }
}
