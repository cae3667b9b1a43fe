import type { improvements } from '../../../src/contract/improvements'
import {
  assignRefusal,
  cancelActionRefusal,
  doneDayRefusal,
  doneRefusal,
  returnRefusal,
  verifyDayRefusal,
  verifyRefusal,
} from '../../../src/domain/improvements/action-status'
import { defaultDueDay } from '../../../src/domain/improvements/session-actions'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { refuseUnknownRows } from '../known-rows'
import { getOffice } from '../settings/settings-service'
import { type Action, findAction, listActions, updateAction } from './actions-store'
import { newActions } from './new-actions'
import { listProposed } from './session-outcomes'

export const improvementsHandlers: AreaHandlers<typeof improvements> = {
  ...newActions,
  list: (context, input) => listActions(context.db, input, context.today),
  get: (context, input) => findAction(context.db, input.id, context.today),
  async proposed(context, input) {
    const { actionDays } = await getOffice(context.db)
    const dueOn = defaultDueDay(context.today, actionDays)
    return (await listProposed(context.db, input.sessionId)).map(person => ({ ...person, dueOn }))
  },
  async change(context, input) {
    const action = await getAction(context, input.id)
    const refusal = assignRefusal(action.status, input.ownerId, input.verifierId)
    if (refusal) context.refuse(refusal, wordsOf(action))
    await update(context, input.id, {
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
    const actions = await listActions(context.tx, { ids: input.ids }, context.today)
    if (actions.length !== new Set(input.ids).size) context.refuse('not_found')
    for (const action of actions) {
      const ownerId = input.ownerId === undefined ? (action.owner?.id ?? null) : input.ownerId
      const verifierId = input.verifierId === undefined ? (action.verifier?.id ?? null) : input.verifierId
      const refusal = assignRefusal(action.status, ownerId, verifierId)
      if (refusal) context.refuse(refusal, wordsOf(action))
      await update(context, action.id, {
        owner_id: ownerId,
        verifier_id: verifierId,
        ...(input.dueOn === undefined ? {} : { due_on: input.dueOn }),
      })
    }
    context.describe({ count: actions.length })
    return {}
  },
  async finish(context, input) {
    const action = await getAction(context, input.id)
    const refusal = doneRefusal(facts(action), input.note) ?? doneDayRefusal(input.doneOn, context.today)
    if (refusal) context.refuse(refusal, wordsOf(action))
    await update(context, input.id, {
      status: 'done',
      done_on: input.doneOn,
      done_note: input.note,
      // A note of the verifier who sent it back is answered by what was done since.
      verified_note: null,
    })
    context.describe(wordsOf(action))
    return {}
  },
  async verify(context, input) {
    const action = await getAction(context, input.id)
    const verifierId = input.verifierId ?? action.verifier?.id ?? null
    const refusal =
      verifyRefusal(facts(action), verifierId) ??
      verifyDayRefusal(input.verifiedOn, action.doneOn, context.today)
    if (refusal) context.refuse(refusal, wordsOf(action))
    await update(context, input.id, {
      status: 'verified',
      verifier_id: verifierId,
      verified_on: input.verifiedOn,
      verified_note: input.note,
    })
    context.describe(wordsOf(action))
    return {}
  },
  async sendBack(context, input) {
    const action = await getAction(context, input.id)
    const refusal = returnRefusal(facts(action), input.reason)
    if (refusal) context.refuse(refusal, wordsOf(action))
    await update(context, input.id, {
      status: 'open',
      done_on: null,
      done_note: null,
      verified_note: input.reason,
    })
    context.describe(wordsOf(action))
    return {}
  },
  async cancel(context, input) {
    const action = await getAction(context, input.id)
    const refusal = cancelActionRefusal(facts(action), input.reason)
    if (refusal) context.refuse(refusal, wordsOf(action))
    await update(context, input.id, { status: 'cancelled', verified_note: input.reason })
    context.describe(wordsOf(action))
    return {}
  },
}

const update = (
  context: CommandContext<'not_found'>,
  id: string,
  changes: Parameters<typeof updateAction>[2],
): Promise<void> => refuseUnknownRows(context, () => updateAction(context.tx, id, changes))

async function getAction(context: CommandContext<'not_found'>, id: string): Promise<Action> {
  return (await findAction(context.tx, id, context.today)) ?? context.refuse('not_found')
}

const wordsOf = (action: Action) => ({ title: action.title, number: action.number })

function facts(action: Action) {
  return { status: action.status, ownerId: action.owner?.id ?? null, verifierId: action.verifier?.id ?? null }
}
