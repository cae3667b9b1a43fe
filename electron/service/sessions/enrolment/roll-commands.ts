import type { sessions } from '../../../../src/contract/sessions'
import {
  type WithdrawalRefusal,
  withdrawalRefusal,
} from '../../../../src/domain/sessions/enrolment/enrolment'
import type { AreaHandlers } from '../../area-handlers'
import type { CommandContext } from '../../context'
import { getSession, sessionWords } from '../sessions-service'
import { findEnrolment, listRoll, updateEnrolment } from '../stores/enrolments-store'
import type { Session } from '../stores/sessions-store'
import { enrolPeople, missedWhatWasHeld, putOnRoll } from './enrol'

type Handlers = AreaHandlers<typeof sessions>

/** Who is expected: people on the roll and off it. */
export const rollCommands = {
  async enrol(context, input) {
    const session = await getSession(context, input.sessionId)
    const outcome = await putOnRoll(context, session, input.personIds, input.origin)
    context.describe({ ...sessionWords(session), count: outcome.enrolled })
    return outcome
  },
  async withdraw(context, input) {
    const enrolment = await findEnrolment(context.tx, input.enrolmentId)
    if (!enrolment) return context.refuse('not_found')
    const session = await getSession(context, enrolment.session_id)
    await takeOff(context, session, enrolment, input.note)
    context.describe({ ...sessionWords(session), name: enrolment.name })
    return {}
  },
  async changeRoll(context, input) {
    const session = await getSession(context, input.sessionId)
    // Out first: a substitute takes the seat that is given up.
    for (const { enrolmentId, note } of input.withdraw) {
      const enrolment = await findEnrolment(context.tx, enrolmentId)
      if (enrolment?.session_id !== session.id) return context.refuse('not_found')
      await takeOff(context, session, enrolment, note)
    }
    const withdrawn = input.withdraw.length
    const outcome = await putOnRoll(
      context,
      { ...session, enrolled: session.enrolled - withdrawn },
      input.add,
      'nominated',
    )
    context.describe({ ...sessionWords(session), enrolled: outcome.enrolled, withdrawn })
    return { ...outcome, withdrawn }
  },
  async addWalkIn(context, input) {
    const session = await getSession(context, input.sessionId)
    const { leftOut } = await enrolPeople(context, session, [input.personId], 'walk_in')
    const [refused] = leftOut
    if (refused) context.refuse(refused.reason)
    if (input.blockIds) await missedWhatWasHeld(context, session.id, [input.personId], input.blockIds)
    const roll = await listRoll(context.tx, session.id, false)
    const name = roll.find(person => person.personId === input.personId)?.name ?? ''
    context.describe({ ...sessionWords(session), name })
    return {}
  },
} satisfies Partial<Handlers>

async function takeOff(
  context: CommandContext<WithdrawalRefusal | 'has_marks' | 'has_certificate'>,
  session: Session,
  enrolment: { id: string; status: 'enrolled' | 'withdrawn'; name: string },
  note: string | null,
): Promise<void> {
  const refusal = withdrawalRefusal({
    session: session.status,
    enrolment: enrolment.status,
    hasCertificate: false,
    hasMarks: false,
  })
  if (refusal) context.refuse(refusal, { name: enrolment.name })
  // Marks and certificates lie in later areas: they refuse themselves.
  await context.emit('enrolment-withdrawing', { enrolmentId: enrolment.id })
  await updateEnrolment(context.tx, enrolment.id, { status: 'withdrawn', note })
}
