import { issueRefusal } from '../../../src/domain/certificates/issue'
import { absentees } from '../../../src/domain/sessions/presence'
import { missingFileItems } from '../../../src/domain/sessions/session-file'
import { marksMissing } from '../assessments/marks-missing'
import { listMarks } from '../assessments/marks-store'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'
import { listProposed } from '../improvements/session-outcomes'
import { listFileItems } from '../sessions/file-store'
import { presenceFacts } from '../sessions/sessions-service'
import type { Session } from '../sessions/sessions-store'

export interface SessionCounts {
  absent: number
  dueBlocks: number
  recordedBlocks: number
  marksMissing: number
  passed: number
  failed: number
  certificatesToIssue: number
  certificates: number
  fileMissing: number
  openActions: number
  toFollowUp: number
}

/** Everything the head of a session, its tabs and the Today page count. */
export async function sessionCounts(db: Db, session: Session, today: string): Promise<SessionCounts> {
  const facts = await presenceFacts(db, session.id)
  const marks = await listMarks(db, session.id)
  const certificates = await db
    .selectFrom('certificate')
    .select(['enrolment_id', 'status'])
    .where('session_id', '=', session.id)
    .orderBy('id')
    .execute()
  const newest = new Map(certificates.map(row => [row.enrolment_id, row.status]))
  const assessed = session.theoryWeight + session.practiceWeight > 0
  const away = absentees(
    facts.timedBlocks,
    facts.roll.map(person => person.personId),
    facts.exceptions,
  )
  const missedSome = new Set(away.map(absentee => absentee.personId))
  const verdicts = facts.roll.map(person => ({
    person,
    verdict: finalOf(
      marks.filter(mark => mark.enrolment_id === person.id),
      session,
    ).verdict,
  }))
  const ready = verdicts.filter(
    ({ person, verdict }) =>
      issueRefusal({
        session: session.status,
        enrolled: true,
        verdict: assessed ? verdict : null,
        attendedAll: facts.timedBlocks.every(block => block.recorded) && !missedSome.has(person.personId),
        existing: newest.get(person.id) ?? null,
      }) === null,
  )
  const actions = await db
    .selectFrom('action')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('session_id', '=', session.id)
    .where('status', 'in', ['open', 'done'])
    .executeTakeFirstOrThrow()
  return {
    absent: away.filter(absentee => absentee.missed === 'all').length,
    dueBlocks: facts.timedBlocks.filter(block => !block.recorded && block.day <= today).length,
    recordedBlocks: facts.timedBlocks.filter(block => block.recorded).length,
    marksMissing: marksMissing(session, facts, marks),
    passed: verdicts.filter(one => one.verdict === 'passed').length,
    failed: verdicts.filter(one => one.verdict === 'failed').length,
    certificatesToIssue: ready.length,
    certificates: certificates.filter(row => row.status === 'valid').length,
    fileMissing: missingFileItems(await listFileItems(db, session.id)).length,
    openActions: actions.count,
    toFollowUp: (await listProposed(db, session.id)).length,
  }
}
