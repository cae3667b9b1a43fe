import type { improvements } from '../../../src/contract/improvements'
import {
  assignRefusal,
  cancelActionRefusal,
  doneRefusal,
  returnRefusal,
  verifyRefusal,
} from '../../../src/domain/improvements/action-status'
import { defaultDueDay } from '../../../src/domain/improvements/session-actions'
import type { CommandContext } from '../context'
import type { RoomHandlers } from '../room-handlers'
import { getSession, sessionWords } from '../sessions/sessions-service'
import { getOffice } from '../settings/settings-store'
import { type Action, insertAction, listActions, nextActionNumber, updateAction } from './actions-store'
import { listProposed } from './session-outcomes'

export const improvementsHandlers: RoomHandlers<typeof improvements> = {
  list: (context, input) => listActions(context.db, input, context.today),
  async proposed(context, input) {
    const { actionDays } = await getOffice(context.db)
    const dueOn = defaultDueDay(context.today, actionDays)
    return (await listProposed(context.db, input.sessionId)).map(person => ({ ...person, dueOn }))
  },
  async followUp(context, input) {
    refuseSamePerson(context, input.ownerId, input.verifierId)
    const session = await getSession(context, input.sessionId)
    const proposed = new Map(
      (await listProposed(context.tx, input.sessionId)).map(person => [person.personId, person]),
    )
    let number = await nextActionNumber(context.tx)
    let actions = 0
    for (const { personId, origin } of input.people) {
      const person = proposed.get(personId)
      if (!person) continue
      await insertAction(context.tx, {
        id: context.newId(),
        number: number++,
        kind: 'people',
        origin,
        // The words follow the page: title and reason are made from these codes where they are shown.
        title: person.name,
        cause: person.reason,
        measure: null,
        session_id: input.sessionId,
        person_id: personId,
        owner_id: input.ownerId,
        verifier_id: input.verifierId,
        due_on: input.dueOn,
        status: 'open',
        done_on: null,
        done_note: null,
        verified_on: null,
        verified_note: null,
        created_on: context.today,
      })
      actions++
    }
    if (actions === 0) context.refuse('nothing_to_follow_up')
    context.describe({ ...sessionWords(session), count: actions })
    return { actions }
  },
  async add(context, input) {
    refuseSamePerson(context, input.ownerId, input.verifierId)
    const id = context.newId()
    const number = await nextActionNumber(context.tx)
    await insertAction(context.tx, {
      id,
      number,
      kind: input.kind,
      origin: 'manual',
      title: input.title,
      cause: input.cause,
      measure: input.measure,
      session_id: input.sessionId,
      person_id: input.personId,
      owner_id: input.ownerId,
      verifier_id: input.verifierId,
      due_on: input.dueOn,
      status: 'open',
      done_on: null,
      done_note: null,
      verified_on: null,
      verified_note: null,
      created_on: context.today,
    })
    context.describe({ title: input.title, number })
    return { id, number }
  },
  async change(context, input) {
    const action = await getAction(context, input.id)
    const refusal = assignRefusal(action.status, input.ownerId, input.verifierId)
    if (refusal) context.refuse(refusal)
    await updateAction(context.tx, input.id, {
      kind: input.kind,
      title: input.title,
      cause: input.cause,
      measure: input.measure,
      owner_id: input.ownerId,
      verifier_id: input.verifierId,
      due_on: input.dueOn,
    })
    context.describe({ title: input.title, number: action.number })
    return {}
  },
  async assign(context, input) {
    for (const id of input.ids) {
      const action = await getAction(context, id)
      const ownerId = input.ownerId === undefined ? (action.owner?.id ?? null) : input.ownerId
      const verifierId = input.verifierId === undefined ? (action.verifier?.id ?? null) : input.verifierId
      const refusal = assignRefusal(action.status, ownerId, verifierId)
      if (refusal) context.refuse(refusal, { title: action.title, number: action.number })
      await updateAction(context.tx, id, {
        owner_id: ownerId,
        verifier_id: verifierId,
        ...(input.dueOn === undefined ? {} : { due_on: input.dueOn }),
      })
    }
    context.describe({ count: input.ids.length })
    return {}
  },
  async finish(context, input) {
    const action = await getAction(context, input.id)
    const refusal = doneRefusal(facts(action), input.note)
    if (refusal) context.refuse(refusal)
    await updateAction(context.tx, input.id, { status: 'done', done_on: input.doneOn, done_note: input.note })
    context.describe({ title: action.title, number: action.number })
    return {}
  },
  async verify(context, input) {
    const action = await getAction(context, input.id)
    const verifierId = input.verifierId ?? action.verifier?.id ?? null
    const refusal = verifyRefusal(facts(action), verifierId)
    if (refusal) context.refuse(refusal)
    await updateAction(context.tx, input.id, {
      status: 'verified',
      verifier_id: verifierId,
      verified_on: input.verifiedOn,
      verified_note: input.note,
    })
    context.describe({ title: action.title, number: action.number })
    return {}
  },
  async sendBack(context, input) {
    const action = await getAction(context, input.id)
    const refusal = returnRefusal(facts(action), input.reason)
    if (refusal) context.refuse(refusal)
    await updateAction(context.tx, input.id, {
      status: 'open',
      done_on: null,
      done_note: null,
      verified_note: input.reason,
    })
    context.describe({ title: action.title, number: action.number, reason: input.reason })
    return {}
  },
  async cancel(context, input) {
    const action = await getAction(context, input.id)
    const refusal = cancelActionRefusal(facts(action), input.reason)
    if (refusal) context.refuse(refusal)
    await updateAction(context.tx, input.id, { status: 'cancelled', verified_note: input.reason })
    context.describe({ title: action.title, number: action.number, reason: input.reason })
    return {}
  },
}

async function getAction(context: CommandContext, id: string): Promise<Action> {
  const [action] = await listActions(context.tx, { id }, context.today)
  return action ?? context.refuse('not_found')
}

function facts(action: Action) {
  return { status: action.status, ownerId: action.owner?.id ?? null, verifierId: action.verifier?.id ?? null }
}

function refuseSamePerson(context: CommandContext, ownerId: string | null, verifierId: string | null): void {
  if (ownerId !== null && ownerId === verifierId) context.refuse('verifier_is_owner')
}
