import type { z } from 'zod'
import type { certificates } from '../../../src/contract/certificates'
import type { Db } from '../context'
import { findSession } from '../sessions/sessions-service'
import { listCandidates } from './eligibility'

type ToIssue = z.input<(typeof certificates)['toIssue']['output']>

/** Sessions held or closed with somebody who may have a certificate and has none: newest first. */
export async function listToIssue(db: Db): Promise<ToIssue> {
  const rows: ToIssue = []
  for (const { id } of await sessionsInQuestion(db).execute()) {
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

/** Narrowed by what a statement can see (db/areas/certificates/due.ts); the rules then decide, person by person. */
export function sessionsInQuestion(db: Db) {
  return (
    db
      .selectFrom('certificate_due')
      // From the left: they are few, and sessions many.
      .leftJoin('session', 'session.id', 'certificate_due.session_id')
      .select('certificate_due.session_id as id')
      .orderBy('session.last_day', 'desc')
  )
}
