import type { Verdict } from '../../../src/domain/assessments/codes'
import { byEnrolment } from '../assessments/assessments-service'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'

export type VerdictCounts = Record<Verdict, number>

const nobody = (): VerdictCounts => ({
  passed: 0,
  failed: 0,
  missed: 0,
  deferred: 0,
  cheating: 0,
  incomplete: 0,
})

/**
 * How many people of each session came to which final verdict; who has no entry stands in none of them. One attempt
 * is its own final verdict, so the statement counts those; the rule decides where there was a resit.
 */
export async function finalVerdicts(db: Db, sessionIds: string[]): Promise<Map<string, VerdictCounts>> {
  const counts = new Map(sessionIds.map(id => [id, nobody()]))
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
  for (const row of first) add(counts, row.session_id, row.verdict, row.people)
  for (const own of (await resits(db, sessionIds)).values()) {
    const [head] = own
    if (!head) continue
    if (head.attempt === 1) add(counts, head.session_id, head.verdict, -1)
    const scheme = { theoryWeight: 0, practiceWeight: 0, passMark: head.pass_mark }
    add(counts, head.session_id, finalOf(own, scheme).verdict, 1)
  }
  return counts
}

function add(counts: Map<string, VerdictCounts>, sessionId: string, verdict: Verdict, people: number): void {
  const own = counts.get(sessionId)
  if (own) own[verdict] += people
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
