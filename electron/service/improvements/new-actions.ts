import type { improvements } from '../../../src/contract/improvements'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import type { ActionTable } from '../db/tables/improvements'
import { refuseUnknownRows } from '../known-rows'
import { getSession, sessionWords } from '../sessions/sessions-service'
import { insertAction, nextActionNumber } from './actions-store'
import { listProposed } from './session-outcomes'

type Handlers = Pick<AreaHandlers<typeof improvements>, 'followUp' | 'add'>
type Facts = Omit<
  ActionTable,
  'status' | 'done_on' | 'done_note' | 'verified_on' | 'verified_note' | 'created_on'
>

const keyOf = ({ personId, origin }: { personId: string; origin: string }) => `${origin} ${personId}`

/** How actions come about: from the end of a session, or written by hand. */
export const newActions: Handlers = {
  async followUp(context, input) {
    refuseSamePerson(context, input)
    const session = await getSession(context, input.sessionId)
    const proposed = await listProposed(context.tx, input.sessionId)
    // As it was asked; of somebody whose reason is another by now, that one.
    const keys = new Set(input.people.map(keyOf))
    const ids = new Set(input.people.map(person => person.personId))
    const asked = proposed.filter(person => keys.has(keyOf(person)))
    const found = new Set(asked.map(person => person.personId))
    const others = proposed.filter(({ personId }) => ids.has(personId) && !found.has(personId))
    const wanted = proposed.filter(person => asked.includes(person) || others.includes(person))
    if (wanted.length === 0) context.refuse('nothing_to_follow_up')
    const first = await nextActionNumber(context.tx)
    for (const [index, person] of wanted.entries()) {
      await insert(context, {
        id: context.newId(),
        number: first + index,
        kind: 'people',
        origin: person.origin,
        // The words follow the page: title and reason are made from these codes where they are shown.
        title: person.name,
        cause: person.reason,
        measure: null,
        session_id: input.sessionId,
        person_id: person.personId,
        owner_id: input.ownerId,
        verifier_id: input.verifierId,
        due_on: input.dueOn,
      })
    }
    context.describe({ ...sessionWords(session), count: wanted.length })
    return { actions: wanted.length }
  },
  async add(context, input) {
    refuseSamePerson(context, input)
    const id = context.newId()
    const number = await nextActionNumber(context.tx)
    await insert(context, {
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
    })
    context.describe({ title: input.title, number })
    return { id, number }
  },
}

async function insert(context: CommandContext<'not_found'>, facts: Facts): Promise<void> {
  const action = {
    ...facts,
    status: 'open',
    done_on: null,
    done_note: null,
    verified_on: null,
    verified_note: null,
    created_on: context.today,
  } as const
  await refuseUnknownRows(context, () => insertAction(context.tx, action))
}

function refuseSamePerson(
  context: CommandContext<'verifier_is_owner'>,
  { ownerId, verifierId }: { ownerId: string | null; verifierId: string | null },
): void {
  if (ownerId !== null && ownerId === verifierId) context.refuse('verifier_is_owner')
}
