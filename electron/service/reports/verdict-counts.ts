import { type Verdict, verdicts } from '../../../src/domain/assessments/codes'
import { isSat } from '../../../src/domain/assessments/mark-summary'
import { firstSitting } from '../../../src/domain/assessments/resit'
import { byEnrolment } from '../assessments/assessments-service'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'

export type VerdictCounts = Record<Verdict, number>

/** How many people came to which verdict in the first sitting, and in the end. */
export interface SessionVerdicts {
  first: VerdictCounts
  final: VerdictCounts
}

/** Those who sat the exam, however it ended. */
export const satOf = (counts: VerdictCounts): number =>
  verdicts.filter(isSat).reduce((sum, verdict) => sum + counts[verdict], 0)

const nobody = (): VerdictCounts => ({
  passed: 0,
  failed: 0,
  missed: 0,
  deferred: 0,
  cheating: 0,
  incomplete: 0,
})

/**
 * Of each session; who has no entry stands in none of them. One attempt is the first sitting and the final verdict, so
 * the statement counts those; the rules decide where there was a resit.
 */
export async function sessionVerdicts(db: Db, sessionIds: string[]): Promise<Map<string, SessionVerdicts>> {
  const counts = new Map(sessionIds.map(id => [id, { first: nobody(), final: nobody() }]))
  if (sessionIds.length === 0) return counts
  const first = await db
    .selectFrom('mark')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
    .select(eb => ['mark.session_id', 'mark.verdict', eb.fn.countAll<number>().as('people')])
    .where('mark.session_id', 'in', sessionIds)
    .where('mark.attempt', '=', 1)
    .where('enrolment.status', '=', 'enrolled')
    .groupBy(['mark.session_id', 'mark.verdict'])
    .execute()
  const add = (sessionId: string, when: keyof SessionVerdicts, verdict: Verdict, people: number) => {
    const own = counts.get(sessionId)
    if (own) own[when][verdict] += people
  }
  const addOnly = (sessionId: string, verdict: Verdict, people: number) => {
    add(sessionId, 'first', verdict, people)
    add(sessionId, 'final', verdict, people)
  }
  for (const row of first) addOnly(row.session_id, row.verdict, row.people)
  for (const own of (await resits(db, sessionIds)).values()) {
    const [head] = own
    if (!head) continue
    if (head.attempt === 1) addOnly(head.session_id, head.verdict, -1)
    const scheme = { theoryWeight: 0, practiceWeight: 0, passMark: head.pass_mark }
    add(head.session_id, 'first', firstSitting(own), 1)
    add(head.session_id, 'final', finalOf(own, scheme).verdict, 1)
  }
  return counts
}

/** All attempts of those who have more than one, in order. */
async function resits(db: Db, sessionIds: string[]) {
  const rows = await db
    .selectFrom('mark')
    .innerJoin('session', 'session.id', 'mark.session_id')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
    .select([
      'mark.session_id',
      'mark.enrolment_id',
      'mark.attempt',
      'mark.verdict',
      'mark.total',
      'session.pass_mark',
    ])
    .where('mark.session_id', 'in', sessionIds)
    .where('enrolment.status', '=', 'enrolled')
    .where('mark.enrolment_id', 'in', eb =>
      eb
        .selectFrom('mark as resit')
        .select('resit.enrolment_id')
        .where('resit.session_id', 'in', sessionIds)
        .where('resit.attempt', '>', 1),
    )
    .orderBy('mark.enrolment_id')
    .orderBy('mark.attempt')
    .execute()
  return byEnrolment(rows)
}
