import type { FinalResult } from '../../../src/domain/assessments/resit'
import type { Db } from '../context'
import { listMarks } from './marks-store'
import { finalOf, type Scheme } from './results'

/** What counts of each person's attempts, by enrolment; people without an entry are not in it. */
export async function finalsOfSession(
  db: Db,
  session: Scheme & { id: string },
): Promise<Map<string, FinalResult>> {
  const marks = await listMarks(db, session.id)
  const finals = new Map<string, FinalResult>()
  for (const enrolmentId of new Set(marks.map(mark => mark.enrolment_id))) {
    const own = marks.filter(mark => mark.enrolment_id === enrolmentId)
    finals.set(enrolmentId, finalOf(own, session))
  }
  return finals
}
