import { gradeOf } from '../../../src/domain/assessments/grade'
import { finalsOfSession } from '../assessments/assessments-service'
import type { CommandContext } from '../context'
import type { EventListeners } from '../event-listeners'
import type { ServiceEvents } from '../events'
import { findEnrolment, findSession } from '../sessions/sessions-service'
import { countCertificates, mapValid } from './certificates-store'

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
  'marks-recorded': [refuseUnsupported],
  'rows-put-back': [
    async (context, { rows }) => {
      for (const { table, present, expected } of rows) {
        const row = imageOf(expected) ?? imageOf(present)
        if (!row) continue
        // Its number may be on paper: it never returns, so the certificate is voided and never taken away.
        if (table === 'certificate' && expected === null)
          context.refuse('certificate_stays', { number: String(row.number) })
        if (!restedOn.includes(table)) continue
        const enrolmentId = String(table === 'enrolment' ? row.id : row.enrolment_id)
        await refuseUnsupported(context, { sessionId: String(row.session_id), enrolmentIds: [enrolmentId] })
      }
    },
  ],
}

/** Tables whose rows a certificate rests on, and itself. */
const restedOn = ['mark', 'enrolment', 'certificate']

type Image = Readonly<Record<string, unknown>>
const imageOf = (text: string | null): Image | null => (text === null ? null : (JSON.parse(text) as Image))

/** Refuses when a valid certificate of one of them says what is not so any more. */
async function refuseUnsupported(
  context: CommandContext<'certificate_issued'>,
  { sessionId, enrolmentIds }: ServiceEvents['marks-recorded'],
): Promise<void> {
  const valid = await mapValid(context.tx, sessionId)
  const held = enrolmentIds.filter(id => valid.has(id))
  const session = held.length > 0 ? await findSession(context.tx, sessionId) : null
  if (!session) return
  const finals = await finalsOfSession(context.tx, session)
  for (const enrolmentId of held) {
    const final = finals.get(enrolmentId)
    const standing = valid.get(enrolmentId)
    const grade = final?.verdict === 'passed' && final.total !== null ? gradeOf(final.total) : null
    if (!standing) continue
    const enrolment = await findEnrolment(context.tx, enrolmentId)
    const supported = grade !== null && printedGrade(grade) === printedGrade(standing.face.grade)
    if (supported && enrolment?.status === 'enrolled') continue
    context.refuse('certificate_issued', { name: enrolment?.name ?? '', number: standing.number })
  }
}

/** Only 优 and 良 stand on the paper; below them it says 考核合格 and no more. */
function printedGrade(grade: string | null): string {
  return grade === 'excellent' || grade === 'good' ? grade : 'passed'
}
