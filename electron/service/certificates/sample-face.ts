import type { CertificateFace } from '../../../src/contract/certificates'
import { patternRefusal } from '../../../src/domain/certificates/number-rule'
import type { Db } from '../context'
import { findCourse } from '../courses/courses-service'
import { findSession, type Session } from '../sessions/sessions-service'
import { getOffice } from '../settings/settings-service'
import { readCounters } from './certificates-store'
import { listCandidates } from './eligibility'
import { faceOf, freeNumber } from './issue-certificates'

/** The number the next certificate of this session will get, for the eye only: issuing decides. */
export async function numberToCome(db: Db, session: Session, issuedOn: string): Promise<string | null> {
  const office = await getOffice(db)
  const course = await findCourse(db, session.courseId)
  if (!course || patternRefusal(office.certificatePattern)) return null
  return (await freeNumber(db, { office, course, issuedOn, counters: await readCounters(db) })).number
}

/** How a certificate of this session will look: of the person asked for or the first one ready, under the number to come. */
export async function sampleFace(
  db: Db,
  sessionId: string,
  { issuedOn, enrolmentId }: { issuedOn: string; enrolmentId?: string | undefined },
): Promise<CertificateFace | null> {
  const session = await findSession(db, sessionId)
  const course = session && (await findCourse(db, session.courseId))
  if (!session || !course) return null
  const candidates = await listCandidates(db, session)
  const ready = candidates.filter(one => one.refusal === null)
  const candidate = ready.find(one => one.enrolmentId === enrolmentId) ?? ready[0] ?? candidates[0]
  if (!candidate) return null
  const office = await getOffice(db)
  const number = (await numberToCome(db, session, issuedOn)) ?? ''
  return faceOf({ office, course, session, candidate, issuedOn, number })
}
