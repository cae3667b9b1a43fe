import type { CertificateFace, certificates } from '../../../src/contract/certificates'
import { patternRefusal } from '../../../src/domain/certificates/number-rule'
import { attendancePercent } from '../../../src/domain/sessions/attendance/presence'
import { minutesOfBlocks } from '../../../src/domain/sessions/schedule/session-hours'
import type { AreaHandlers } from '../area-handlers'
import type { Db } from '../context'
import { findCourse } from '../courses/courses-service'
import { bilingualWords } from '../documents/document-words'
import { uncoveredCharacters } from '../documents/glyph-coverage'
import { wordsOf } from '../people/people-service'
import { findSession, listBlocksOf, type Session } from '../sessions/sessions-service'
import { getLogo, getOffice } from '../settings/settings-service'
import { alteredBehindCandidates } from './altered-candidates'
import { alteredForPrint, withAltered } from './altered-certificates'
import { certificateCommands } from './certificate-commands'
import { listFaces, readCounters } from './certificates-store'
import { listCandidates } from './eligibility'
import { certificatePages } from './face/certificate-pages'
import { faceOf, freeNumber } from './issue-certificates'
import { countAll, countCertificates, countIssuedSince, listByIds, listCertificates } from './issue-log-store'
import { listLostNumbers, lostNumberHandlers } from './lost-numbers'
import { numberingHandlers } from './numbering'
import { printEach, printTogether } from './print-certificates'
import { listPrints } from './prints-store'
import { raisedNumberHandlers } from './raised-numbers'
import { listToIssue } from './to-issue'

export const certificatesHandlers: AreaHandlers<typeof certificates> = {
  ...certificateCommands,
  ...numberingHandlers,
  ...raisedNumberHandlers,
  ...lostNumberHandlers,
  async list(context, given) {
    const input = { ...given, today: context.today }
    const total = await countCertificates(context.db, input)
    const { rows, nextCursor } = await listCertificates(context.db, input)
    return { rows: await withAltered(context.db, rows), nextCursor, total }
  },
  byIds: async (context, input) => withAltered(context.db, await listByIds(context.db, input.ids)),
  async totals(context) {
    return {
      ...(await countAll(context.db, context.today)),
      thisYear: await countIssuedSince(context.db, `${context.today.slice(0, 4)}-01-01`),
    }
  },
  prints: (context, input) => listPrints(context.db, input.id),
  ofPerson: async (context, input) =>
    withAltered(context.db, (await listCertificates(context.db, input)).rows),
  toIssue: context => listToIssue(context.db),
  async ofSession(context, input) {
    const session = await findSession(context.db, input.sessionId)
    if (!session) return null
    const { rows: log } = await listCertificates(context.db, { sessionId: input.sessionId })
    const lost = new Map((await listLostNumbers(context.db)).map(one => [one.enrolmentId, one.number]))
    const candidates = await listCandidates(context.db, session)
    const altered = await alteredBehindCandidates(context.db, session, candidates)
    const rows = candidates.map(candidate => {
      const own = log.filter(one => one.enrolmentId === candidate.enrolmentId)
      return {
        enrolmentId: candidate.enrolmentId,
        personId: candidate.personId,
        ...wordsOf(candidate),
        verdict: candidate.verdict,
        attended: attendancePercent(candidate.attendance),
        certificate: own.find(one => one.status === 'valid') ?? null,
        voided: own.filter(one => one.status === 'voided'),
        refusal: candidate.refusal,
        lost: lost.get(candidate.enrolmentId) ?? null,
        uncovered: uncoveredCharacters(candidate.name),
        altered: altered.get(candidate.enrolmentId) ?? [],
      }
    })
    return {
      rows,
      ready: rows.filter(row => row.refusal === null).length,
      nextNumber: await numberToCome(context.db, session, context.today),
      lastDay: session.lastDay,
      minimumAttendance: session.minimumAttendance || null,
    }
  },
  async preview(context, { id, sessionId, enrolmentId, issuedOn = context.today }) {
    const face = id
      ? (await listFaces(context.db, [id]))[0]?.face
      : sessionId && (await sampleFace(context.db, sessionId, { issuedOn, enrolmentId }))
    if (!face) return null
    const logo = await getLogo(context.db)
    return { face, html: certificatePages([face], { words: bilingualWords, logo }) }
  },
  alteredForPrint: async ({ db }, { ids }) => alteredForPrint(db, await listFaces(db, ids)),
  printTogether: (context, input) => printTogether(context, input),
  printEach: (context, input) => printEach(context, input),
}

/** The number the next certificate of this session will get, for the eye only: issuing decides. */
async function numberToCome(db: Db, session: Session, issuedOn: string): Promise<string | null> {
  const office = await getOffice(db)
  const course = await findCourse(db, session.courseId)
  if (!course || patternRefusal(office.certificatePattern)) return null
  return (await freeNumber(db, { office, course, issuedOn, counters: await readCounters(db) })).number
}

/** How a certificate of this session will look: of the person asked for or the first one ready, under the number to come. */
async function sampleFace(
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
  // Nobody may have one yet, as before anything is held: the hours are those that are scheduled.
  const minutes = minutesOfBlocks((await listBlocksOf(db, [session.id])).get(session.id) ?? [])
  const attendance = { ...candidate.attendance, attendedMinutes: minutes, plannedMinutes: minutes }
  const shown = candidate.refusal === null ? candidate : { ...candidate, attendance }
  const office = await getOffice(db)
  const number = (await numberToCome(db, session, issuedOn)) ?? ''
  return faceOf({ office, course, session, candidate: shown, issuedOn, number })
}
