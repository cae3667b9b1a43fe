import type { z } from 'zod'
import type { certificates } from '../../../src/contract/certificates'
import type { Db } from '../context'
import { findSession } from '../sessions/sessions-service'
import { listCandidates } from './eligibility'

type ToIssue = z.input<(typeof certificates)['toIssue']['output']>

/** Sessions held but not closed, and closed ones with somebody still waiting: newest first. */
export async function listToIssue(db: Db): Promise<ToIssue> {
  const held = await db
    .selectFrom('session')
    .select('id')
    .where('status', 'in', ['held', 'closed'])
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('enrolment')
          .select('enrolment.id')
          .whereRef('enrolment.session_id', '=', 'session.id')
          .where('enrolment.status', '=', 'enrolled')
          .where(inner =>
            inner.not(
              inner.exists(
                inner
                  .selectFrom('certificate')
                  .select('certificate.id')
                  .whereRef('certificate.enrolment_id', '=', 'enrolment.id'),
              ),
            ),
          )
          .where(inner =>
            inner.exists(
              inner
                .selectFrom('mark')
                .select('mark.attempt')
                .whereRef('mark.enrolment_id', '=', 'enrolment.id')
                .where('mark.verdict', '=', 'passed'),
            ),
          ),
      ),
    )
    .orderBy('last_day', 'desc')
    .execute()
  const rows: ToIssue = []
  for (const { id } of held) {
    const session = await findSession(db, id)
    if (!session) continue
    const candidates = await listCandidates(db, session)
    const ready = candidates.filter(candidate => candidate.refusal === null).length
    const issued = candidates.filter(candidate => candidate.existing === 'valid').length
    rows.push({
      sessionId: id,
      courseName: session.courseName,
      courseNameEn: session.courseNameEn,
      number: session.number,
      lastDay: session.lastDay,
      ready,
      notReady: candidates.length - ready - issued,
    })
  }
  return rows.filter(row => row.ready > 0)
}
