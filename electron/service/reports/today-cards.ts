import type { z } from 'zod'
import type { HistoryEntry } from '../../../src/contract/book/history'
import type { reports } from '../../../src/contract/reports'
import { dayCommand } from '../../../src/domain/book/demonstration'
import { weekOf } from '../../../src/domain/days/day'
import { listHistory } from '../book/history/history-store'
import type { Db, QueryContext } from '../context'
import { todayLines } from './today'

const isLate = ({ overdueDays }: { overdueDays: number }): boolean => overdueDays > 0

/** Work waiting behind each entry of the side bar: as many as its page lists at first. */
export async function waitingCounts(context: QueryContext) {
  const rows = await todayLines(context)
  const needs = await context.db
    .selectFrom('need')
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>(eb.case().when('due_on', '<', context.today).then(1).end()).as('late'),
    ])
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  const actions = await context.db
    .selectFrom('action')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('status', 'in', ['open', 'done'])
    .executeTakeFirstOrThrow()
  const pressing = rows.filter(row => row.group !== 'this_week')
  const toIssue = rows.filter(row => row.kind === 'certificates_to_issue')
  const late: Readonly<Record<string, boolean>> = {
    today: rows.some(isLate),
    needs: needs.late > 0,
    certificates: toIssue.some(isLate),
    improvement: rows.some(row => row.kind === 'action_due' && isLate(row)),
  }
  return {
    today: pressing.length,
    needs: needs.count,
    certificates: toIssue.reduce((sum, row) => sum + (row.count ?? 0), 0),
    improvement: actions.count,
    overdue: Object.keys(late).filter(entry => late[entry]),
  }
}

type Week = z.input<(typeof reports)['today']['output']>['week']

/**
 * Monday to Friday, and the weekend, both its days, when something takes place on it or it is today; each session once a
 * day, by its first hour.
 */
export async function weekSessions(db: Db, today: string): Promise<Week> {
  const days = weekOf(today)
  const rows = await db
    .selectFrom('block')
    .innerJoin('session', 'session.id', 'block.session_id')
    .innerJoin('course', 'course.id', 'session.course_id')
    .select(eb => [
      'block.day',
      'session.id as sessionId',
      'session.number',
      'course.name as courseName',
      'course.name_en as courseNameEn',
      eb.fn.min<number>('block.starts').as('starts'),
    ])
    .where('block.day', '>=', days[0] ?? today)
    .where('block.day', '<=', days[6] ?? today)
    .where('session.status', '<>', 'cancelled')
    .groupBy(['block.day', 'session.id', 'course.id'])
    .orderBy('block.day')
    .orderBy('starts')
    .orderBy('session.id')
    .execute()
  const [, , , , , saturday = today, sunday = today] = days
  const isWorked = today >= saturday || rows.some(({ day }) => day === saturday || day === sunday)
  return (isWorked ? days : days.slice(0, 5)).map(day => ({
    day,
    sessions: rows.filter(row => row.day === day).map(({ day: _day, ...session }) => session),
  }))
}

/** How many steps the page names, and how far back it looks for those that still stand. */
const few = 4
const reach = 30

/** What was done last and still stands, newest first; what was taken back is no news. */
export async function recentCommands(db: Db) {
  const { entries } = await listHistory(db, { before: null, limit: reach })
  // The day the demonstration lives in is no step of anybody's work.
  const standing = entries.filter(
    entry => entry.kind === 'do' && !entry.undone && entry.command !== dayCommand.command,
  )
  // Eight papers of one file are one piece of news: the last of them stands for the run.
  const news = standing.filter((entry, index) => !isSameWork(entry, standing[index - 1]))
  return news.slice(0, few).map(({ seq, at, area, command, params, undo, behind }) => ({
    seq,
    at,
    area,
    command,
    params,
    undoable: undo !== 'final' && behind === null,
  }))
}

/** The same command on the same session. */
function isSameWork(entry: HistoryEntry, newer: HistoryEntry | undefined): boolean {
  if (newer?.area !== entry.area || newer.command !== entry.command) return false
  const { course, number } = entry.params ?? {}
  return course !== undefined && course === newer.params?.course && number === newer.params?.number
}

/** What the book does not have yet: the Today page of a new book says what to do first. */
export async function whatIsEmpty(db: Db) {
  return {
    people: await isEmpty(db, 'person'),
    ability: await isEmpty(db, 'standing'),
    courses: await isEmpty(db, 'course'),
    plans: (await isEmpty(db, 'plan_line')) && (await isEmpty(db, 'session')),
  }
}

async function isEmpty(
  db: Db,
  table: 'person' | 'standing' | 'course' | 'plan_line' | 'session',
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select(eb => eb.lit(1).as('one'))
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}
