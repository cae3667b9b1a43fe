import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { addDays, weekOf } from '../../../src/domain/days/day'
import { type TodaySession, usualTerms } from '../../../src/domain/today/session-rows'
import { todayRows } from '../../../src/domain/today/today'
import type { Db, QueryContext } from '../context'
import { type Action, listActions } from '../improvements/actions-store'
import { listBlocksOf } from '../sessions/blocks-store'
import { findSession, placesOf, type Session } from '../sessions/sessions-store'
import { getOffice } from '../settings/settings-store'
import { type SessionCounts, sessionCounts } from './session-progress'

type TodayOutput = z.input<(typeof reports)['today']['output']>

interface LiveSession {
  session: Session
  counts: SessionCounts
  blocks: NonNullable<Awaited<ReturnType<typeof listBlocksOf>> extends Map<string, infer B> ? B : never>
}

/** What needs me now (T1). Every row comes from domain/today; here the facts are fetched and the names added. */
export async function todayPage(
  context: QueryContext,
): Promise<Pick<TodayOutput, 'today' | 'rows' | 'week'>> {
  const { db, today } = context
  const { fileDays } = await getOffice(db)
  const live = await liveSessions(db, today)
  const actions = await listActions(db, { status: 'unfinished' }, today)
  const rows = todayRows(
    {
      sessions: live.map(toTodaySession),
      actions: actions.map(action => ({ id: action.id, status: action.status, dueDay: action.dueOn })),
    },
    today,
    { ...usualTerms, fileDays },
  )
  const sessions = new Map(live.map(one => [one.session.id, one]))
  const actionOf = new Map(actions.map(action => [action.id, action]))
  return {
    today,
    rows: rows.map(row => ({
      ...row,
      session: row.target.page === 'session' ? sessionWords(sessions.get(row.target.sessionId)) : null,
      followUp: row.target.page === 'action' ? followUpWords(actionOf.get(row.target.actionId)) : null,
    })),
    week: await weekBlocks(db, today),
  }
}

/** Sessions neither closed nor cancelled: what is finished needs nobody. */
async function liveSessions(db: Db, today: string): Promise<LiveSession[]> {
  const ids = await db
    .selectFrom('session')
    .select('id')
    .where('status', 'in', ['scheduled', 'held'])
    .orderBy('first_day')
    .execute()
  const blocks = await listBlocksOf(
    db,
    ids.map(row => row.id),
  )
  const live: LiveSession[] = []
  for (const { id } of ids) {
    const session = await findSession(db, id)
    if (!session) continue
    live.push({ session, counts: await sessionCounts(db, session, today), blocks: blocks.get(id) ?? [] })
  }
  return live
}

function toTodaySession({ session, counts, blocks }: LiveSession): TodaySession {
  return {
    id: session.id,
    status: session.status,
    blocks: blocks.map(block => ({
      day: block.day,
      start: block.starts,
      end: block.ends,
      recorded: block.recordedOn !== null,
    })),
    enrolled: session.enrolled,
    signInPrinted: session.signInPrintedAt !== null,
    marksMissing: counts.marksMissing,
    certificatesDue: counts.certificatesToIssue,
    fileMissing: counts.fileMissing,
  }
}

function sessionWords(live: LiveSession | undefined): TodayOutput['rows'][number]['session'] {
  if (!live) return null
  const { trainers, rooms } = placesOf(live.blocks)
  const { courseName, courseNameEn, number } = live.session
  return { courseName, courseNameEn, number, places: rooms, trainers }
}

function followUpWords(action: Action | undefined): TodayOutput['rows'][number]['followUp'] {
  if (!action) return null
  return {
    title: action.title,
    number: action.number,
    origin: action.origin,
    cause: action.cause,
    courseName: action.session?.courseName ?? null,
    courseNameEn: action.session?.courseNameEn ?? null,
    sessionNumber: action.session?.number ?? null,
    owner: action.owner?.name ?? null,
    verifier: action.verifier?.name ?? null,
  }
}

/** Monday to Friday, and the weekend when something takes place on it. */
async function weekBlocks(db: Db, today: string): Promise<TodayOutput['week']> {
  const days = weekOf(today)
  const rows = await db
    .selectFrom('block')
    .innerJoin('session', 'session.id', 'block.session_id')
    .innerJoin('course', 'course.id', 'session.course_id')
    .select([
      'block.day',
      'block.starts',
      'session.id as sessionId',
      'session.number',
      'course.name as courseName',
      'course.name_en as courseNameEn',
    ])
    .where('block.day', '>=', days[0] ?? today)
    .where('block.day', '<=', days[6] ?? addDays(today, 6))
    .where('session.status', '<>', 'cancelled')
    .orderBy('block.day')
    .orderBy('block.starts')
    .execute()
  return days
    .map(day => ({
      day,
      blocks: rows.filter(row => row.day === day).map(({ day: _day, ...block }) => block),
    }))
    .filter((column, index) => index < 5 || column.blocks.length > 0)
}
