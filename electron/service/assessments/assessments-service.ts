import type { FinalResult } from '../../../src/domain/assessments/resit'
import type { Db } from '../context'
import { listMarks } from './marks-store'
import { finalOf, type Scheme } from './results'

/** What later areas may read of marks. */
export { listMarks, type MarkRecord } from './marks-store'

/** What counts of each person's attempts, by enrolment; people without an entry are not in it. */
export async function finalsOfSession(
  db: Db,
  session: Scheme & { id: string },
): Promise<Map<string, FinalResult>> {
  const finals = new Map<string, FinalResult>()
  for (const [enrolmentId, own] of byEnrolment(await listMarks(db, session.id))) {
    finals.set(enrolmentId, finalOf(own, session))
  }
  return finals
}

/** Attempts of each person, in order. */
export function byEnrolment<M extends { enrolment_id: string }>(marks: readonly M[]): Map<string, M[]> {
  const own = new Map<string, M[]>()
  for (const mark of marks) own.set(mark.enrolment_id, [...(own.get(mark.enrolment_id) ?? []), mark])
  return own
}
