import type { Verdict } from '../../../src/domain/assessments/codes'
import { certificateAttendance, certificateAttendanceRefusal } from '../../../src/domain/certificates/issue'
import { makesUp } from '../../../src/domain/improvements/action-cause'
import type { ActionOrigin } from '../../../src/domain/improvements/codes'
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

/** An action as far as it says whom it is about, and why. */
export interface OwnAction {
  personId: string | null
  origin: ActionOrigin
  cause: string | null
}

/** What is known of a session when it is asked who needs following up. */
export interface OutcomeFacts {
  session: {
    status: SessionStatus
    theoryWeight: number
    practiceWeight: number
    minimumAttendance: number | null
  }
  roll: readonly { id: string; personId: string }[]
  timedBlocks: readonly SessionBlock[]
  exceptions: readonly AttendanceException[]
  /** Final verdict by enrolment. */
  verdicts: ReadonlyMap<string, Verdict>
  /** Of this session, without those that were cancelled. */
  actions: readonly OwnAction[]
}

/** Whom a session's end leaves with something to do, by the rules; nobody before it was held. */
export function proposalsOf(facts: OutcomeFacts): ProposedAction[] {
  const { session, roll, timedBlocks, exceptions, verdicts, actions } = facts
  if (session.status === 'cancelled' || session.status === 'scheduled') return []
  const personIds = roll.map(person => person.personId)
  const away = new Set(absentees(timedBlocks, personIds, exceptions).map(absentee => absentee.personId))
  const attendanceOf = certificateAttendance(session, timedBlocks, exceptions)
  // What makes up for a class that was missed is no resit.
  const ofClass = ['absent', 'attendance']
  const followed = new Set(
    actions.filter(({ cause }) => !ofClass.includes(cause ?? '')).map(action => action.personId),
  )
  const madeUp = new Set(actions.filter(makesUp).map(action => action.personId))
  const assessed = session.theoryWeight + session.practiceWeight > 0
  return proposedActions(
    roll.map(
      (person): PersonOutcome => ({
        personId: person.personId,
        verdict: assessed ? (verdicts.get(person.id) ?? 'incomplete') : null,
        absent: away.has(person.personId),
        attendance: certificateAttendanceRefusal(attendanceOf(person.personId)),
        hasAction: followed.has(person.personId),
        hasMakeUp: madeUp.has(person.personId),
      }),
    ),
  )
}

/** People of a session who failed, were absent or were there too little, and have no action for it yet (I3). */
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
    actions: await listOwnActions(db, sessionId),
  })
  return proposals.flatMap(proposal => {
    const person = people.get(proposal.personId)
    return person ? [{ ...proposal, name: person.name, nameEn: person.nameEn, staffNo: person.staffNo }] : []
  })
}

function listOwnActions(db: Db, sessionId: string): Promise<OwnAction[]> {
  return db
    .selectFrom('action')
    .select(['person_id as personId', 'origin', 'cause'])
    .where('session_id', '=', sessionId)
    .where('status', '<>', 'cancelled')
    .execute()
}
