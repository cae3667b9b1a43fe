import type { SessionStatus } from '../../../src/domain/sessions/codes'
import type { Db } from '../context'

export interface LineSession {
  sessionId: string
  number: number
  firstDay: string
  status: SessionStatus
  enrolled: number
}

/** Sessions made for each of these lines of the plan, by date; lines without any are left out. */
export async function listOfLines(db: Db, lineIds: string[]): Promise<Map<string, LineSession[]>> {
  const found = new Map<string, LineSession[]>()
  if (lineIds.length === 0) return found
  const rows = await db
    .selectFrom('session')
    .leftJoin('enrolment', join =>
      join.onRef('enrolment.session_id', '=', 'session.id').on('enrolment.status', '=', 'enrolled'),
    )
    .select(eb => [
      'session.id as sessionId',
      'session.plan_line_id as lineId',
      'session.number',
      'session.first_day as firstDay',
      'session.status',
      eb.fn.count<number>('enrolment.id').as('enrolled'),
    ])
    .where('session.plan_line_id', 'in', lineIds)
    .groupBy('session.id')
    .orderBy('session.first_day')
    .orderBy('session.id')
    .execute()
  for (const { lineId, ...session } of rows) {
    if (lineId === null) continue
    found.set(lineId, [...(found.get(lineId) ?? []), session])
  }
  return found
}
