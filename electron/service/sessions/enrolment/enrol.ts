import type { EnrolmentOrigin } from '../../../../src/domain/sessions/codes'
import { enrolmentRefusal } from '../../../../src/domain/sessions/enrolment/enrolment'
import type { CommandContext } from '../../context'
import { insertEnrolment, listCandidates, updateEnrolment } from '../stores/enrolments-store'
import type { Session } from '../stores/sessions-store'

export interface EnrolmentOutcome {
  enrolled: number
  /** Who could not be put on the roll, and why. */
  leftOut: { personId: string; reason: 'closed' | 'already' | 'left' | 'full' }[]
}

/** Puts people on the roll in the order given; a full session takes as many as it can. */
export async function enrolPeople(
  context: CommandContext<'not_found'>,
  session: Pick<Session, 'id' | 'status' | 'capacity' | 'enrolled'>,
  personIds: string[],
  origin: EnrolmentOrigin,
): Promise<EnrolmentOutcome> {
  const outcome: EnrolmentOutcome = { enrolled: 0, leftOut: [] }
  const distinct = [...new Set(personIds)]
  const candidates = await listCandidates(context.tx, session.id, distinct)
  for (const personId of distinct) {
    const person = candidates.get(personId)
    if (!person) return context.refuse('not_found')
    const refusal = enrolmentRefusal({
      session: {
        status: session.status,
        capacity: session.capacity,
        enrolled: session.enrolled + outcome.enrolled,
      },
      person: { status: person.status, enrolment: person.enrolment },
      origin,
    })
    if (refusal) {
      outcome.leftOut.push({ personId, reason: refusal })
      continue
    }
    if (person.enrolmentId !== null)
      await updateEnrolment(context.tx, person.enrolmentId, { status: 'enrolled', origin, note: null })
    else
      await insertEnrolment(context.tx, {
        id: context.newId(),
        sessionId: session.id,
        personId,
        origin,
        on: context.today,
      })
    outcome.enrolled++
  }
  return outcome
}
