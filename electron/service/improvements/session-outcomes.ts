import { type ProposedAction, proposedActions } from '../../../src/domain/improvements/session-actions'
import { absentees } from '../../../src/domain/sessions/presence'
import { listMarks } from '../assessments/marks-store'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'
import { presenceFacts } from '../sessions/sessions-service'
import { findSession } from '../sessions/sessions-store'

export interface ProposedPerson extends ProposedAction {
  name: string
  nameEn: string | null
  staffNo: string | null
}

/** Failed and absent people of a session who have no action yet (I3). */
export async function listProposed(db: Db, sessionId: string): Promise<ProposedPerson[]> {
  const session = await findSession(db, sessionId)
  if (!session || session.status === 'cancelled' || session.status === 'scheduled') return []
  const { roll, timedBlocks, exceptions } = await presenceFacts(db, sessionId)
  const personIds = roll.map(person => person.personId)
  const away = new Set(absentees(timedBlocks, personIds, exceptions).map(absentee => absentee.personId))
  const marks = await listMarks(db, sessionId)
  const assessed = session.theoryWeight + session.practiceWeight > 0
  const followed = await db
    .selectFrom('action')
    .select('person_id')
    .where('session_id', '=', sessionId)
    .where('status', '<>', 'cancelled')
    .execute()
  const hasAction = new Set(followed.map(row => row.person_id))
  const people = new Map(roll.map(person => [person.personId, person]))
  return proposedActions(
    roll.map(person => ({
      personId: person.personId,
      verdict: assessed
        ? finalOf(
            marks.filter(mark => mark.enrolment_id === person.id),
            session,
          ).verdict
        : null,
      absent: away.has(person.personId),
      hasAction: hasAction.has(person.personId),
    })),
  ).flatMap(proposal => {
    const person = people.get(proposal.personId)
    return person ? [{ ...proposal, name: person.name, nameEn: person.nameEn, staffNo: person.staffNo }] : []
  })
}
