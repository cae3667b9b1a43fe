import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { weekOf } from '../../../src/domain/days/day'
import type { Db } from '../context'

type Week = z.input<(typeof reports)['today']['output']>['week']

/** Monday to Friday, and the weekend when something takes place on it; each session once a day, by its first hour. */
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
  return days
    .map(day => ({
      day,
      sessions: rows.filter(row => row.day === day).map(({ day: _day, ...session }) => session),
    }))
    .filter((column, index) => index < 5 || column.sessions.length > 0)
}
