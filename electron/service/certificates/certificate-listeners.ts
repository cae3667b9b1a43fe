import type { CertificateFace } from '../../../src/contract/certificates'
import { certificateAttendanceRefusal } from '../../../src/domain/certificates/issue'
import type { CommandContext } from '../context'
import type { EventListeners } from '../event-listeners'
import { findEnrolment, findSession } from '../sessions/sessions-service'
import { mapValid } from './certificates-store'
import { type Candidate, listCandidates } from './eligibility'
import { countCertificates } from './issue-log-store'

/** A printed certificate says somebody was there and passed: what it rests on cannot be changed under it. */
export const certificateListeners: EventListeners = {
  'enrolment-withdrawing': [
    async (context, { enrolmentId }) => {
      const enrolment = await findEnrolment(context.tx, enrolmentId)
      if (!enrolment) return
      const valid = (await mapValid(context.tx, enrolment.session_id)).get(enrolmentId)
      if (valid) context.refuse('has_certificate', { name: enrolment.name, number: valid.number })
    },
  ],
  'scheme-changed': [
    async (context, { sessionId }) => {
      const count = await countCertificates(context.tx, { sessionId, status: 'valid' })
      if (count > 0) context.refuse('certificates_issued', { count })
    },
  ],
  'blocks-added': [
    async (context, { sessionId }) => {
      const count = await countCertificates(context.tx, { sessionId, status: 'valid' })
      if (count > 0) context.refuse('certificates_bound', { count })
    },
  ],
  'marks-recorded': [
    async (context, { sessionId, enrolmentIds }) =>
      refuseUnsupported(context, sessionId, { marks: new Set(enrolmentIds) }),
  ],
  'attendance-judged': [
    async (context, { sessionId, enrolmentIds }) =>
      refuseUnsupported(context, sessionId, { attendance: new Set(enrolmentIds) }),
  ],
  'rows-put-back': [
    async (context, { rows }) => {
      const sessions = new Map<string, Shaken>()
      for (const { table, present, expected } of rows) {
        const [was, will] = [imageOf(present), imageOf(expected)]
        const row = will ?? was
        if (!row) continue
        // Its number may be on paper: it never returns, so the certificate is voided and never taken away.
        if (table === 'certificate' && expected === null)
          context.refuse('certificate_stays', { number: String(row.number) })
        const differs: Differs = (...columns) =>
          !was || !will || columns.some(column => was[column] !== will[column])
        const rests = restsOn[table]?.(row, differs)
        if (rests) sessions.set(String(rests.session), shakenToo(sessions.get(String(rests.session)), rests))
      }
      // Once a session, however many rows of it come back: everybody on its roll is looked at.
      for (const [session, shaken] of sessions) await refuseUnsupported(context, session, shaken)
    },
  ],
}

type Image = Readonly<Record<string, unknown>>
const imageOf = (text: string | null): Image | null => (text === null ? null : (JSON.parse(text) as Image))

type Whose = ReadonlySet<string> | 'everybody'
/** What of a certificate may have lost its ground, and whose. */
type Shaken = { marks?: Whose; attendance?: Whose }
/** Whether putting the row back changes one of these columns. */
type Differs = (...columns: string[]) => boolean

const only = (enrolmentId: unknown): Whose => new Set([String(enrolmentId)])

/**
 * Tables whose rows certificates rest on, and themselves: of which session, and what of it they bear. What stays as it is
 * is not asked about: a certificate of before attendance counted says other hours, and its session can still be mended.
 */
const restsOn: Readonly<Record<string, (row: Image, differs: Differs) => { session: unknown } & Shaken>> = {
  mark: row => ({ session: row.session_id, marks: only(row.enrolment_id) }),
  attendance: row => ({ session: row.session_id, attendance: only(row.enrolment_id) }),
  certificate: row => {
    const whose = only(row.enrolment_id)
    return { session: row.session_id, marks: whose, attendance: whose }
  },
  enrolment: row => ({ session: row.session_id, marks: only(row.id) }),
  block: (row, differs) => ({
    session: row.session_id,
    ...(differs('session_id', 'starts', 'ends', 'recorded_on') && { attendance: 'everybody' }),
  }),
  session: (row, differs) => ({
    session: row.id,
    ...(differs('theory_weight', 'practice_weight', 'pass_mark') && { marks: 'everybody' }),
    ...(differs('minimum_attendance') && { attendance: 'everybody' }),
  }),
}

const shakenToo = (one: Shaken = {}, other: Shaken): Shaken => ({
  marks: both(one.marks, other.marks),
  attendance: both(one.attendance, other.attendance),
})

const both = (one: Whose = new Set(), other: Whose = new Set()): Whose =>
  one === 'everybody' || other === 'everybody' ? 'everybody' : new Set([...one, ...other])

/** Refuses when valid certificates say what is not so any more: of one of them, and how many there are. */
async function refuseUnsupported(
  context: CommandContext<'certificate_issued'>,
  sessionId: string,
  { marks = new Set(), attendance = new Set() }: Shaken,
): Promise<void> {
  const isOf = (whose: Whose, id: string) => whose === 'everybody' || whose.has(id)
  const valid = [...(await mapValid(context.tx, sessionId))].filter(
    ([id]) => isOf(marks, id) || isOf(attendance, id),
  )
  const session = valid.length > 0 ? await findSession(context.tx, sessionId) : null
  if (!session) return
  const candidates = new Map((await listCandidates(context.tx, session)).map(one => [one.enrolmentId, one]))
  const unsupported = valid.filter(([id, { face }]) => {
    const candidate = candidates.get(id)
    if (!candidate) return true
    return !(
      (!isOf(marks, id) || marksSupport(candidate, face)) &&
      (!isOf(attendance, id) || attendanceSupports(candidate, face))
    )
  })
  const [first] = unsupported
  if (!first) return
  const [enrolmentId, { number }] = first
  const enrolment = await findEnrolment(context.tx, enrolmentId)
  const count = unsupported.length
  const several = count > 1 ? { context: 'several' } : {}
  context.refuse('certificate_issued', { name: enrolment?.name ?? '', number, count, ...several })
}

function marksSupport({ verdict, grade }: Candidate, face: CertificateFace): boolean {
  const printed = printedGrade(face.grade)
  if (verdict === null) return printed === 'attended'
  return verdict === 'passed' && grade !== null && printedGrade(grade) === printed
}

/** The hours are printed; and of who missed nothing, where nothing was assessed, that they did not. */
function attendanceSupports({ attendance }: Candidate, face: CertificateFace): boolean {
  const { attendedMinutes, plannedMinutes } = attendance
  return (
    certificateAttendanceRefusal({ ...attendance, recorded: true }) === null &&
    attendedMinutes === face.creditedMinutes &&
    (face.grade !== 'attended' || attendedMinutes === plannedMinutes)
  )
}

/** Only 优 and 良 stand on the paper; below them it says 考核合格 and no more. */
function printedGrade(grade: string | null): string {
  if (grade === 'attended' || grade === 'attended_enough') return 'attended'
  return grade === 'excellent' || grade === 'good' ? grade : 'passed'
}
