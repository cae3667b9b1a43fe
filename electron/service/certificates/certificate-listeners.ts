import type { EventListeners } from '../events'
import { findEnrolment } from '../sessions/enrolments-store'

/** A printed certificate says somebody was there and passed: what it rests on cannot be changed under it. */
export const certificateListeners: EventListeners = {
  'enrolment-withdrawing': [
    async (context, { enrolmentId }) => {
      const valid = await context.tx
        .selectFrom('certificate')
        .select('number')
        .where('enrolment_id', '=', enrolmentId)
        .where('status', '=', 'valid')
        .executeTakeFirst()
      if (valid) {
        const name = (await findEnrolment(context.tx, enrolmentId))?.name ?? ''
        context.refuse('has_certificate', { name, number: valid.number })
      }
    },
  ],
  'scheme-changed': [
    async (context, { sessionId }) => {
      const valid = await context.tx
        .selectFrom('certificate')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('session_id', '=', sessionId)
        .where('status', '=', 'valid')
        .executeTakeFirstOrThrow()
      if (valid.count > 0) context.refuse('certificates_issued', { count: valid.count })
    },
  ],
  'marks-recorded': [
    async (context, { enrolmentIds }) => {
      for (let start = 0; start < enrolmentIds.length; start += 500) {
        const held = await context.tx
          .selectFrom('certificate')
          .select(['certificate.number', 'certificate.enrolment_id'])
          .where('certificate.enrolment_id', 'in', enrolmentIds.slice(start, start + 500))
          .where('certificate.status', '=', 'valid')
          .where(eb =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('mark')
                  .select('mark.attempt')
                  .whereRef('mark.enrolment_id', '=', 'certificate.enrolment_id')
                  .where('mark.verdict', '=', 'passed'),
              ),
            ),
          )
          .executeTakeFirst()
        if (held) {
          const name = (await findEnrolment(context.tx, held.enrolment_id))?.name ?? ''
          context.refuse('certificate_issued', { name, number: held.number })
        }
      }
    },
  ],
}
