import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { byEnrolment } from '../assessments/assessments-service'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'
import { creditedOfPerson, listSessionsOfPerson } from '../sessions/sessions-service'

type Results = z.input<(typeof reports)['resultsOfPerson']['output']>

/** A person's sessions with what came of them, newest first. */
export async function resultsOfPerson(db: Db, personId: string): Promise<Results> {
  const sessions = await listSessionsOfPerson(db, personId)
  const credited = await creditedOfPerson(
    db,
    personId,
    sessions.map(session => session.id),
  )
  const enrolments = await db
    .selectFrom('enrolment')
    .select(['id', 'session_id'])
    .where('person_id', '=', personId)
    .execute()
  const enrolmentOf = new Map(enrolments.map(row => [row.session_id, row.id]))
  const marks = byEnrolment(await marksOfPerson(db, personId))
  const certificates = await db
    .selectFrom('certificate')
    .select(['id', 'number', 'enrolment_id'])
    .where('person_id', '=', personId)
    .where('status', '=', 'valid')
    .execute()
  const certificateOf = new Map(certificates.map(row => [row.enrolment_id, row]))
  return sessions.map(session => {
    const enrolmentId = enrolmentOf.get(session.id) ?? ''
    const own = marks.get(enrolmentId) ?? []
    const final = finalOf(own, session)
    const certificate = certificateOf.get(enrolmentId)
    const enrolled = session.enrolmentStatus === 'enrolled'
    const held = session.status === 'held' || session.status === 'closed'
    return {
      sessionId: session.id,
      courseName: session.courseName,
      courseNameEn: session.courseNameEn,
      number: session.number,
      firstDay: session.firstDay,
      lastDay: session.lastDay,
      enrolled,
      creditedMinutes: held && enrolled ? (credited.get(session.id) ?? 0) : null,
      total: final.total,
      verdict: own.length > 0 ? final.verdict : null,
      resits: Math.max(0, own.length - 1),
      certificateId: certificate?.id ?? null,
      certificateNumber: certificate?.number ?? null,
    }
  })
}

function marksOfPerson(db: Db, personId: string) {
  return db
    .selectFrom('enrolment')
    .innerJoin('mark', 'mark.enrolment_id', 'enrolment.id')
    .select(['mark.enrolment_id', 'mark.verdict', 'mark.total'])
    .where('enrolment.person_id', '=', personId)
    .orderBy('mark.enrolment_id')
    .orderBy('mark.attempt')
    .execute()
}
