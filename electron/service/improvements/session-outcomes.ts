import type { Verdict } from '../../../src/domain/assessments/codes'
import {
  type PersonOutcome,
  type ProposedAction,
  proposedActions,
} from '../../../src/domain/improvements/session-actions'
import type { AttendanceException } from '../../../src/domain/sessions/attendance/attendance'
import { absentees, type SessionBlock } from '../../../src/domain/sessions/attendance/presence'
import type { SessionStatus } from '../../../src/domain/sessions/codes'
import { finalsOfSession } from '../assessments/assessments-service'
import type { Db } from '../context'
import { findSession, presenceFacts } from '../sessions/sessions-service'

export interface ProposedPerson extends ProposedAction {
  name: string
  nameEn: string | null
  staffNo: string | null
}

/** What is known of a session when it is asked who needs following up. */
export interface OutcomeFacts {
  session: { status: SessionStatus; theoryWeight: number; practiceWeight: number }
  roll: readonly { id: string; personId: string }[]
  timedBlocks: readonly SessionBlock[]
  exceptions: readonly AttendanceException[]
  /** Final verdict by enrolment. */
  verdicts: ReadonlyMap<string, Verdict>
  /** People with an action of this session that was not cancelled. */
  followed: ReadonlySet<string>
}

/** Whom a session's end leaves with something to do, by the rules; nobody before it was held. */
export function proposalsOf(facts: OutcomeFacts): ProposedAction[] {
  const { session, roll, timedBlocks, exceptions, verdicts, followed } = facts
  if (session.status === 'cancelled' || session.status === 'scheduled') return []
  const personIds = roll.map(person => person.personId)
  const away = new Set(absentees(timedBlocks, personIds, exceptions).map(absentee => absentee.personId))
  const assessed = session.theoryWeight + session.practiceWeight > 0
  return proposedActions(
    roll.map(
      (person): PersonOutcome => ({
        personId: person.personId,
        verdict: assessed ? (verdicts.get(person.id) ?? 'incomplete') : null,
        absent: away.has(person.personId),
        hasAction: followed.has(person.personId),
      }),
    ),
  )
}

/** Failed and absent people of a session who have no action yet (I3). */
export async function listProposed(db: Db, sessionId: string): Promise<ProposedPerson[]> {
  const session = await findSession(db, sessionId)
  if (!session) return []
  const { roll, timedBlocks, exceptions } = await presenceFacts(db, sessionId)
  const finals = await finalsOfSession(db, session)
  const people = new Map(roll.map(person => [person.personId, person]))
  const proposals = proposalsOf({
    session,
    roll,
    timedBlocks,
    exceptions,
    verdicts: new Map([...finals].map(([enrolmentId, final]) => [enrolmentId, final.verdict])),
    followed: await peopleFollowed(db, sessionId),
  })
  return proposals.flatMap(proposal => {
    const person = people.get(proposal.personId)
    return person ? [{ ...proposal, name: person.name, nameEn: person.nameEn, staffNo: person.staffNo }] : []
  })
}

async function peopleFollowed(db: Db, sessionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('action')
    .select('person_id')
    .where('session_id', '=', sessionId)
    .where('status', '<>', 'cancelled')
    .execute()
  return new Set(rows.flatMap(row => row.person_id ?? []))
}
