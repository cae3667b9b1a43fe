import type { EventListeners } from '../event-listeners'
import { findEnrolment, findSession, listRoll, presenceFacts } from '../sessions/sessions-service'
import { marksMissing } from './marks-missing'
import { listMarks, listMarksOf } from './marks-store'
import { recomputeSession } from './record-marks'

/** What assessments have to say about what happens to a session. */
export const markListeners: EventListeners = {
  'session-closing': [
    async (context, { sessionId }) => {
      const session = await findSession(context.tx, sessionId)
      if (!session) return
      const count = marksMissing(
        session,
        await presenceFacts(context.tx, sessionId),
        await listMarks(context.tx, sessionId),
      )
      if (count > 0) context.refuse('marks_missing', { count })
    },
  ],
  'enrolment-withdrawing': [
    async (context, { enrolmentId }) => {
      const marks = await listMarksOf(context.tx, enrolmentId)
      if (marks.length > 0)
        context.refuse('has_marks', { name: (await findEnrolment(context.tx, enrolmentId))?.name ?? '' })
    },
  ],
  'rows-put-back': [
    async (context, { rows }) => {
      for (const { table, key, expected } of rows) {
        if (table !== 'mark' || expected !== null) continue
        // A resit stands beside a mark: without that mark it would be a resit of nothing.
        const [enrolmentId, attempt] = JSON.parse(key) as [string, number]
        const marks = await listMarksOf(context.tx, enrolmentId)
        if (marks.some(mark => mark.attempt > attempt)) context.refuse('put_back_changed')
      }
    },
  ],
  'scheme-changed': [
    async (context, { sessionId }) => {
      const session = await findSession(context.tx, sessionId)
      if (session) await recomputeSession(context, session, await listRoll(context.tx, sessionId, true))
    },
  ],
}
