import type { CertificateFace } from '../../../src/contract/certificates'
import { highestSerial } from '../../../src/domain/book/number-series'
import { type NextNumber, nextNumber, patternRefusal } from '../../../src/domain/certificates/number-rule'
import { validUntil } from '../../../src/domain/certificates/validity'
import type { CommandContext, Db } from '../context'
import { findCourse } from '../courses/courses-service'
import type { Session } from '../sessions/sessions-service'
import { getOffice } from '../settings/settings-service'
import type { Despite } from './altered-candidates'
import { insertCertificate, isNumberTaken, keptFace, putCounter, readCounters } from './certificates-store'
import type { Candidate } from './eligibility'

export interface Issued {
  id: string
  number: string
}

type Course = NonNullable<Awaited<ReturnType<typeof findCourse>>>
type Office = Awaited<ReturnType<typeof getOffice>>

/**
 * Gives each candidate the next number of the series and keeps what the paper says. Counters only go up. Refused as
 * `no_issuer` before a number is given where the office has no name to issue in.
 */
export async function issueCertificates(
  context: CommandContext<'not_found' | 'no_issuer' | 'bad_certificate_pattern' | 'numbers_used_up'>,
  session: Session,
  candidates: readonly Candidate[],
  { issuedOn, despite }: { issuedOn: string; despite: Despite },
): Promise<Issued[]> {
  const office = await getOffice(context.tx)
  const course = await findCourse(context.tx, session.courseId)
  if (!course) return context.refuse('not_found')
  if (office.company.trim() === '') context.refuse('no_issuer')
  const problem = patternRefusal(office.certificatePattern)
  if (problem) context.refuse('bad_certificate_pattern', { problem })
  const counters = await readCounters(context.tx)
  const issued: Issued[] = []
  for (const candidate of candidates) {
    const next = await freeNumber(context.tx, { office, course, issuedOn, counters })
    if (next.serial > highestSerial) context.refuse('numbers_used_up')
    counters.set(next.counter, next.serial)
    await putCounter(context.tx, next.counter, next.serial)
    const face = faceOf({ office, course, session, candidate, issuedOn, number: next.number })
    const id = context.newId()
    await insertCertificate(context.tx, {
      id,
      number: next.number,
      person_id: candidate.personId,
      session_id: session.id,
      enrolment_id: candidate.enrolmentId,
      course_id: course.id,
      issued_on: issuedOn,
      valid_until: face.validUntil,
      status: 'valid',
      voided_on: null,
      void_reason: null,
      face: JSON.stringify(keptFace(face, despite.entriesOf.get(candidate.enrolmentId))),
    })
    issued.push({ id, number: next.number })
  }
  return issued
}

interface Numbering {
  office: Office
  course: Course
  issuedOn: string
  counters: ReadonlyMap<string, number>
}

/** The next number nobody has: those that came from elsewhere (back-entered certificates) are stepped over. */
export async function freeNumber(
  db: Db,
  { office, course, issuedOn, counters }: Numbering,
): Promise<NextNumber> {
  const parts = {
    company: office.certificateCompany,
    kind: course.certificateKind,
    year: Number(issuedOn.slice(0, 4)),
  }
  let next = nextNumber(office.certificatePattern, parts, counters)
  while (await isNumberTaken(db, next.number)) {
    next = nextNumber(office.certificatePattern, parts, new Map([[next.counter, next.serial]]))
  }
  return next
}

/** What the paper says of one person. */
export function faceOf(facts: {
  office: Office
  course: Course
  session: Session
  candidate: Candidate
  issuedOn: string
  number: string
}): CertificateFace {
  const { office, course, session, candidate, issuedOn, number } = facts
  return {
    number,
    personName: candidate.name,
    personNameEn: candidate.nameEn,
    staffNo: candidate.staffNo,
    courseName: course.name,
    courseNameEn: course.nameEn,
    sessionNumber: session.number,
    firstDay: session.firstDay,
    lastDay: session.lastDay,
    creditedMinutes: candidate.attendance.attendedMinutes,
    minutesPerHour: office.minutesPerHour,
    issuerName: office.company,
    issuerNameEn: office.companyEn || null,
    issuedOn,
    validUntil: validUntil(issuedOn, course.validityMonths),
    // Where nothing was assessed the paper must not say that somebody passed.
    grade: candidate.verdict === null ? attendedGrade(candidate.attendance) : candidate.grade,
  }
}

/** Only of who was there throughout the paper says so. */
const attendedGrade = ({ attendedMinutes, plannedMinutes }: Candidate['attendance']) =>
  attendedMinutes === plannedMinutes ? 'attended' : 'attended_enough'
