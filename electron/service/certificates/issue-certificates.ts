import { nextNumber, patternRefusal } from '../../../src/domain/certificates/number-rule'
import { validUntil } from '../../../src/domain/certificates/validity'
import type { CommandContext } from '../context'
import { findCourse } from '../courses/courses-service'
import type { Session } from '../sessions/sessions-store'
import { getOffice } from '../settings/settings-store'
import { type Face, insertCertificate, isNumberTaken, putCounter, readCounters } from './certificates-store'
import type { Candidate } from './eligibility'

export interface Issued {
  id: string
  number: string
}

/** Gives each candidate the next number of the series and keeps what the paper says. Counters only go up. */
export async function issueCertificates(
  context: CommandContext,
  session: Session,
  candidates: Candidate[],
  issuedOn: string,
): Promise<Issued[]> {
  const office = await getOffice(context.tx)
  const course = await findCourse(context.tx, session.courseId)
  if (!course) return context.refuse('not_found')
  const problem = patternRefusal(office.certificatePattern)
  if (problem) context.refuse('bad_certificate_pattern', { problem })
  const parts = {
    company: office.certificateCompany,
    kind: course.certificateKind,
    year: Number(issuedOn.slice(0, 4)),
  }
  const counters = await readCounters(context.tx)
  const until = validUntil(issuedOn, course.validityMonths)
  const issued: Issued[] = []
  for (const candidate of candidates) {
    let next = nextNumber(office.certificatePattern, parts, counters)
    // Numbers that came from elsewhere (back-entered certificates) are stepped over.
    while (await isNumberTaken(context.tx, next.number)) {
      counters.set(next.counter, next.serial)
      next = nextNumber(office.certificatePattern, parts, counters)
    }
    counters.set(next.counter, next.serial)
    const face: Face = {
      number: next.number,
      personName: candidate.name,
      personNameEn: candidate.nameEn,
      staffNo: candidate.staffNo,
      courseName: course.name,
      courseNameEn: course.nameEn,
      sessionNumber: session.number,
      firstDay: session.firstDay,
      lastDay: session.lastDay,
      creditedMinutes: session.creditedMinutes,
      minutesPerHour: office.minutesPerHour,
      issuerName: office.company,
      issuerNameEn: office.companyEn || null,
      issuedOn,
      validUntil: until,
      grade: candidate.grade,
    }
    const id = context.newId()
    await insertCertificate(context.tx, {
      id,
      number: next.number,
      person_id: candidate.personId,
      session_id: session.id,
      enrolment_id: candidate.enrolmentId,
      course_id: course.id,
      issued_on: issuedOn,
      valid_until: until,
      status: 'valid',
      voided_on: null,
      void_reason: null,
      face: JSON.stringify(face),
    })
    issued.push({ id, number: next.number })
  }
  for (const [series, last] of counters) await putCounter(context.tx, series, last)
  return issued
}
