import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { lineActuals } from '../../../src/domain/reports/line-actuals'
import { planCompletion } from '../../../src/domain/reports/plan-completion'
import type { Db } from '../context'
import { blockFigures } from './block-figures'
import { sessionVerdicts } from './verdict-counts'

type Month = z.input<(typeof reports)['today']['output']>['month']

/** The figures of this month up to today, each with what it was made of. */
export async function monthFigures(db: Db, today: string): Promise<Month> {
  const from = `${today.slice(0, 7)}-01`
  return {
    plan: await planFigure(db, from, today),
    marks: await marksFigure(db, from, today),
    ...(await blockFigures(db, from, today)),
  }
}

/** 计划完成率 of the lines planned for this month; sessions held beside the plan are counted apart. */
async function planFigure(db: Db, from: string, today: string): Promise<Month['plan']> {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const lines = await db
    .selectFrom('plan_line')
    .select(['id', 'kind', 'status', 'sessions'])
    .where('year', '=', year)
    .where('month', '=', month)
    .execute()
  const ids = lines.map(line => line.id)
  const sessions =
    ids.length === 0
      ? []
      : await db
          .selectFrom('session')
          .select(['plan_line_id', 'status', 'first_day as firstDay'])
          .where('plan_line_id', 'in', ids)
          .execute()
  const { planned, held, cancelledPlanned } = planCompletion(
    lines.map(line => ({
      kind: line.kind,
      status: line.status,
      ...lineActuals(
        [{ month, sessions: line.sessions }],
        sessions.filter(session => session.plan_line_id === line.id),
      ),
    })),
  )
  const beside = await db
    .selectFrom('session')
    .leftJoin('plan_line', 'plan_line.id', 'session.plan_line_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('session.first_day', '>=', from)
    .where('session.first_day', '<=', today)
    .where('session.status', 'in', ['held', 'closed'])
    .where(eb => eb.or([eb('plan_line.id', 'is', null), eb('plan_line.kind', '=', 'unplanned')]))
    .executeTakeFirstOrThrow()
  return { planned, held, cancelledPlanned, unplannedHeld: beside.count }
}

/** 考核合格率, resits included, of the sessions that ended this month. */
async function marksFigure(db: Db, from: string, today: string): Promise<Month['marks']> {
  const sessions = await db
    .selectFrom('session')
    .select('id')
    .where('last_day', '>=', from)
    .where('last_day', '<=', today)
    .where('status', 'in', ['held', 'closed'])
    .where(eb => eb.or([eb('theory_weight', '>', 0), eb('practice_weight', '>', 0)]))
    .execute()
  const ids = sessions.map(session => session.id)
  const sum = { passed: 0, failed: 0, cheating: 0, missed: 0, deferred: 0, incomplete: 0 }
  for (const { final } of (await sessionVerdicts(db, ids)).values()) {
    for (const verdict of Object.keys(sum) as (keyof typeof sum)[]) sum[verdict] += final[verdict]
  }
  const enrolled = await countEnrolled(db, ids)
  const { incomplete: _incomplete, ...entered } = sum
  const known = Object.values(entered).reduce((total, count) => total + count, 0)
  return { ...entered, notEntered: enrolled - known }
}

async function countEnrolled(db: Db, sessionIds: string[]): Promise<number> {
  if (sessionIds.length === 0) return 0
  const row = await db
    .selectFrom('enrolment')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('session_id', 'in', sessionIds)
    .where('status', '=', 'enrolled')
    .executeTakeFirstOrThrow()
  return row.count
}
