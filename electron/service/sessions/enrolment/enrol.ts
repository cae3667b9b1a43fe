import { missedBefore } from '../../../../src/domain/sessions/attendance/missed-before'
import type { EnrolmentOrigin } from '../../../../src/domain/sessions/codes'
import { enrolmentRefusal } from '../../../../src/domain/sessions/enrolment/enrolment'
import type { CommandContext } from '../../context'
import { listAttendance, putAttendance } from '../stores/attendance-store'
import { listBlocks } from '../stores/blocks-store'
import { insertEnrolment, listCandidates, listRoll, updateEnrolment } from '../stores/enrolments-store'
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

/** The same, of a session that may be under way: none of them sat in the blocks recorded before. */
export async function putOnRoll(
  context: CommandContext<'not_found'>,
  session: Pick<Session, 'id' | 'status' | 'capacity' | 'enrolled'>,
  personIds: string[],
  origin: EnrolmentOrigin,
): Promise<EnrolmentOutcome> {
  const outcome = await enrolPeople(context, session, personIds, origin)
  const out = new Set(outcome.leftOut.map(one => one.personId))
  const taken = personIds.filter(id => !out.has(id))
  await missedWhatWasHeld(context, session.id, taken, [])
  return outcome
}

/** Who comes onto the roll after a block was recorded did not sit in it, unless that block is named in `cameTo`. */
export async function missedWhatWasHeld(
  context: CommandContext,
  sessionId: string,
  personIds: readonly string[],
  cameTo: readonly string[],
): Promise<void> {
  const held = (await listBlocks(context.tx, sessionId)).filter(block => block.recordedOn !== null)
  if (held.length === 0) return
  const wanted = new Set(personIds)
  const roll = (await listRoll(context.tx, sessionId, false)).filter(person => wanted.has(person.personId))
  const known = new Set(
    (await listAttendance(context.tx, sessionId)).map(row => `${row.blockId} ${row.enrolmentId}`),
  )
  for (const { id: enrolmentId } of roll) {
    const missed = missedBefore(
      held,
      id => cameTo.includes(id),
      id => known.has(`${id} ${enrolmentId}`),
    )
    for (const block of missed) {
      await putAttendance(context.tx, {
        blockId: block.id,
        enrolmentId,
        sessionId,
        state: 'absent',
        missedMinutes: null,
        source: 'typed',
      })
    }
  }
}
