import { gradeOf } from '../../../src/domain/assessments/grade'
import { finalsOfSession } from '../assessments/assessments-service'
import type { EventListeners } from '../event-listeners'
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
  'marks-recorded': [
    async (context, { sessionId, enrolmentIds }) => {
      const valid = await mapValid(context.tx, sessionId)
      const held = enrolmentIds.filter(id => valid.has(id))
      const session = held.length > 0 ? await findSession(context.tx, sessionId) : null
      if (!session) return
      const finals = await finalsOfSession(context.tx, session)
      for (const enrolmentId of held) {
        const final = finals.get(enrolmentId)
        const standing = valid.get(enrolmentId)
        const grade = final?.verdict === 'passed' && final.total !== null ? gradeOf(final.total) : null
        if (!standing || (grade !== null && printedGrade(grade) === printedGrade(standing.face.grade)))
          continue
        const name = (await findEnrolment(context.tx, enrolmentId))?.name ?? ''
        context.refuse('certificate_issued', { name, number: standing.number })
      }
    },
  ],
}

/** Only 优 and 良 stand on the paper; below them it says 考核合格 and no more. */
function printedGrade(grade: string | null): string {
  return grade === 'excellent' || grade === 'good' ? grade : 'passed'
}
