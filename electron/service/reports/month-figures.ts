import { monthOf } from '../../../src/domain/days/month'
import type { Db } from '../context'

/** The figures of this month up to today, each with what it was made of. */
export async function monthFigures(db: Db, today: string) {
  const from = `${monthOf(today)}-01`
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const planned = await db
    .selectFrom('plan_line')
    .select(eb => eb.fn.sum<number>('sessions').as('sessions'))
    .where('year', '=', year)
    .where('month', '=', month)
    .where('kind', '=', 'planned')
    .where('status', '<>', 'cancelled')
    .executeTakeFirst()
  const held = await db
    .selectFrom('session')
    .innerJoin('plan_line', 'plan_line.id', 'session.plan_line_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('session.first_day', '>=', from)
    .where('session.first_day', '<=', today)
    .where('session.status', 'in', ['held', 'closed'])
    .where('plan_line.kind', '=', 'planned')
    .executeTakeFirstOrThrow()
  const marks = await db
    .selectFrom('mark')
    .select(['verdict', eb => eb.fn.countAll<number>().as('count')])
    .where('marked_on', '>=', from)
    .where('marked_on', '<=', today)
    .where('attempt', '=', 1)
    .groupBy('verdict')
    .execute()
  const count = (...verdicts: string[]) =>
    marks.filter(mark => verdicts.includes(mark.verdict)).reduce((sum, mark) => sum + mark.count, 0)
  const credited = await db
    .selectFrom('session')
    .innerJoin('enrolment', 'enrolment.session_id', 'session.id')
    .select(eb => eb.fn.sum<number>('session.credited_minutes').as('minutes'))
    .where('session.first_day', '>=', from)
    .where('session.first_day', '<=', today)
    .where('session.status', 'in', ['held', 'closed'])
    .where('enrolment.status', '=', 'enrolled')
    .executeTakeFirst()
  const people = await db
    .selectFrom('person')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'active')
    .where('external', '=', 0)
    .executeTakeFirstOrThrow()
  return {
    planned: Number(planned?.sessions ?? 0),
    held: held.count,
    examined: count('passed', 'failed', 'cheating'),
    passed: count('passed'),
    creditedMinutes: Number(credited?.minutes ?? 0),
    activePeople: people.count,
  }
}
