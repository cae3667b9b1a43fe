import type { Db } from '../context'

type Statuses = Map<string, 'valid' | 'voided'>

/**
 * The certificates of many sessions, by session and enrolment: a valid one before any voided one. One voided without
 * a reason was an issue taken back, and counts as none.
 */
export async function certificateStatuses(db: Db, sessionIds: string[]): Promise<Map<string, Statuses>> {
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
