import type { certificates } from '../../../src/contract/certificates'
import { reissueRefusal, voidRefusal } from '../../../src/domain/certificates/issue'
import { nextNumber, patternRefusal } from '../../../src/domain/certificates/number-rule'
import { validUntil } from '../../../src/domain/certificates/validity'
import type { CommandContext, Db } from '../context'
import { findCourse } from '../courses/courses-service'
import { bilingualWords } from '../documents/document-words'
import { uncoveredCharacters } from '../documents/glyph-coverage'
import type { RoomHandlers } from '../room-handlers'
import { findEnrolment, findSession, getSession, sessionWords } from '../sessions/sessions-service'
import type { Session } from '../sessions/sessions-store'
import { getOffice } from '../settings/settings-store'
import {
  countCertificates,
  type Face,
  findCertificate,
  insertPrints,
  listCertificates,
  listFaces,
  listPrints,
  readCounters,
  voidCertificates,
} from './certificates-store'
import { listCandidates } from './eligibility'
import { certificatePages } from './face/certificate-pages'
import { issueCertificates } from './issue-certificates'
import { printEach, printTogether } from './print-certificates'
import { listToIssue } from './to-issue'

/** Undo of an issue does not take the numbers back: what may lie printed on a desk is voided and stays in the log. */
async function voidIssued(context: CommandContext, command: { seq: number }): Promise<void> {
  const rows = await context.tx
    .selectFrom('change')
    .select('key')
    .where('command_seq', '=', command.seq)
    .where('tbl', '=', 'certificate')
    .where('op', '=', 'I')
    .execute()
  const ids = rows.map(row => (JSON.parse(row.key) as string[])[0] ?? '')
  for (let start = 0; start < ids.length; start += 500) {
    await voidCertificates(context.tx, ids.slice(start, start + 500), context.today, 'undone')
  }
}

export const certificatesHandlers: RoomHandlers<typeof certificates> = {
  async list(context, input) {
    return {
      ...(await listCertificates(context.db, input)),
      total: await countCertificates(context.db, input),
    }
  },
  ofPerson: async (context, input) => (await listCertificates(context.db, input)).rows,
  toIssue: context => listToIssue(context.db),
  async ofSession(context, input) {
    const session = await findSession(context.db, input.sessionId)
    if (!session) return { rows: [], ready: 0, nextNumber: null }
    const { rows: log } = await listCertificates(context.db, { sessionId: input.sessionId })
    const rows = (await listCandidates(context.db, session)).map(candidate => {
      const own = log.filter(one => one.personId === candidate.personId)
      return {
        enrolmentId: candidate.enrolmentId,
        personId: candidate.personId,
        name: candidate.name,
        nameEn: candidate.nameEn,
        staffNo: candidate.staffNo,
        unitName: candidate.unitName,
        certificate: own.find(one => one.status === 'valid') ?? null,
        voided: own.filter(one => one.status === 'voided'),
        refusal: candidate.refusal,
        uncovered: uncoveredCharacters(candidate.name),
      }
    })
    return {
      rows,
      ready: rows.filter(row => row.refusal === null).length,
      nextNumber: await numberToCome(context.db, session, context.today),
    }
  },
  issue: {
    async run(context, input) {
      const session = await getSession(context, input.sessionId)
      const candidates = new Map(
        (await listCandidates(context.tx, session)).map(one => [one.enrolmentId, one]),
      )
      const chosen = input.enrolmentIds.map(id => candidates.get(id) ?? context.refuse('not_found'))
      for (const candidate of chosen) {
        if (candidate.refusal) context.refuse(candidate.refusal, { name: candidate.name })
      }
      const issued = await issueCertificates(context, session, chosen, input.issuedOn ?? context.today)
      context.describe({
        ...sessionWords(session),
        count: issued.length,
        first: issued[0]?.number ?? '',
        last: issued.at(-1)?.number ?? '',
      })
      return { certificateIds: issued.map(one => one.id), numbers: issued.map(one => one.number) }
    },
    compensate: voidIssued,
  },
  async voidOne(context, input) {
    const found = await findCertificate(context.tx, input.id)
    if (!found) return context.refuse('not_found')
    const refusal = voidRefusal(found.status, input.reason)
    if (refusal) context.refuse(refusal, { number: found.number })
    await voidCertificates(context.tx, [input.id], context.today, input.reason)
    context.describe({ number: found.number, reason: input.reason })
    return {}
  },
  reissue: {
    async run(context, input) {
      const enrolment = await findEnrolment(context.tx, input.enrolmentId)
      if (!enrolment) return context.refuse('not_found')
      const session = await getSession(context, enrolment.session_id)
      const candidate = (await listCandidates(context.tx, session)).find(
        one => one.enrolmentId === input.enrolmentId,
      )
      if (!candidate) return context.refuse('not_found')
      const refusal = reissueRefusal(
        {
          session: session.status,
          enrolled: true,
          verdict: candidate.verdict,
          attendedAll: candidate.refusal !== 'absent',
          existing: candidate.existing,
        },
        input.reason,
      )
      if (refusal) context.refuse(refusal, { name: candidate.name })
      const [issued] = await issueCertificates(context, session, [candidate], context.today)
      if (!issued) throw new Error('a certificate was to be issued')
      context.describe({
        ...sessionWords(session),
        name: candidate.name,
        number: issued.number,
        reason: input.reason,
      })
      return issued
    },
    compensate: voidIssued,
  },
  async preview(context, input) {
    const face = input.id
      ? ((await listFaces(context.db, [input.id]))[0]?.face ?? null)
      : input.sessionId
        ? await sampleFace(context.db, input.sessionId, context.today)
        : null
    return face ? { face, html: certificatePages([face], { words: bilingualWords }) } : null
  },
  printTogether: (context, input) => printTogether(context, input),
  printEach: (context, input) => printEach(context, input),
  async logPrints(context, input) {
    const copies = await listPrints(context.tx, input.certificateIds)
    const faces = await listFaces(context.tx, input.certificateIds)
    await insertPrints(
      context.tx,
      faces.map(one => ({
        id: context.newId(),
        certificateId: one.id,
        sessionId: one.sessionId,
        at: context.now,
        copy: (copies.get(one.id) ?? 0) + 1,
        reason: input.reason,
      })),
    )
    context.describe({ count: faces.length, first: faces[0]?.face.number ?? '', reason: input.reason })
    return {}
  },
}

/** The number the next certificate of this session will get, for the eye only: issuing decides. */
async function numberToCome(db: Db, session: Session, today: string): Promise<string | null> {
  const office = await getOffice(db)
  const course = await findCourse(db, session.courseId)
  if (!course || patternRefusal(office.certificatePattern)) return null
  const parts = {
    company: office.certificateCompany,
    kind: course.certificateKind,
    year: Number(today.slice(0, 4)),
  }
  return nextNumber(office.certificatePattern, parts, await readCounters(db)).number
}

/** How a certificate of this session will look: the first person ready, under the number to come. */
async function sampleFace(db: Db, sessionId: string, today: string): Promise<Face | null> {
  const session = await findSession(db, sessionId)
  if (!session) return null
  const candidates = await listCandidates(db, session)
  const candidate = candidates.find(one => one.refusal === null) ?? candidates[0]
  const course = await findCourse(db, session.courseId)
  if (!candidate || !course) return null
  const office = await getOffice(db)
  return {
    number: (await numberToCome(db, session, today)) ?? '',
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
    issuedOn: today,
    validUntil: validUntil(today, course.validityMonths),
    grade: candidate.grade,
  }
}
