import type { z } from 'zod'
import type { certificates } from '../../../src/contract/certificates'
import type { Db } from '../context'
import { findSession } from '../sessions/sessions-service'
import { listCandidates } from './eligibility'

type ToIssue = z.input<(typeof certificates)['toIssue']['output']>

/** Sessions held or closed with somebody who may have a certificate and has none: newest first. */
export async function listToIssue(db: Db): Promise<ToIssue> {
  const rows: ToIssue = []
  for (const { id } of await sessionsInQuestion(db)) {
    const session = await findSession(db, id)
    if (!session) continue
    const candidates = await listCandidates(db, session)
    const ready = candidates.filter(candidate => candidate.refusal === null).length
    const issued = candidates.filter(candidate => candidate.existing === 'valid').length
    if (ready === 0) continue
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
  return rows
}

/**
 * Narrowed by what the statement can see: somebody passed, or was never away where nothing is assessed, and has no
 * certificate. The rules then decide, person by person.
 */
function sessionsInQuestion(db: Db) {
  return db
    .selectFrom('session')
    .select('session.id')
    .where('session.status', 'in', ['held', 'closed'])
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('enrolment')
          .select('enrolment.id')
          .whereRef('enrolment.session_id', '=', 'session.id')
          .where('enrolment.status', '=', 'enrolled')
          .where(person =>
            person.not(
              person.exists(
                person
                  .selectFrom('certificate')
                  .select('certificate.id')
                  .whereRef('certificate.enrolment_id', '=', 'enrolment.id')
                  .where(own =>
                    own.or([
                      own('certificate.status', '=', 'valid'),
                      own('certificate.void_reason', 'is not', null),
                    ]),
                  ),
              ),
            ),
          )
          .where(person =>
            person.or([
              person.exists(
                person
                  .selectFrom('mark')
                  .select('mark.attempt')
                  .whereRef('mark.enrolment_id', '=', 'enrolment.id')
                  .where('mark.verdict', '=', 'passed'),
              ),
              person.and([
                person('session.theory_weight', '=', 0),
                person('session.practice_weight', '=', 0),
                person.not(
                  person.exists(
                    person
                      .selectFrom('attendance')
                      .select('attendance.block_id')
                      .whereRef('attendance.enrolment_id', '=', 'enrolment.id')
                      .where('attendance.state', 'in', ['absent', 'leave']),
                  ),
                ),
              ]),
            ]),
          ),
      ),
    )
    .orderBy('session.last_day', 'desc')
    .execute()
}
