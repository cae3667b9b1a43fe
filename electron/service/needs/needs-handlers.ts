import type { needs } from '../../../src/contract/needs'
import { needStatusRefusal } from '../../../src/domain/needs/need-status'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { readGapMap, readPeopleBehind } from './gap-map'
import {
  findNeed,
  insertNeed,
  listNeedPeople,
  listNeeds,
  type Need,
  nextNeedNumber,
  replaceNeedPeople,
  updateNeed,
} from './needs-store'
import { readPersonMap, readPersonProfile } from './person-map'
import { rate } from './rate'
import { needColumns } from './register-need'
import { writeAbility } from './write-ability'

export const needsHandlers: AreaHandlers<typeof needs> = {
  gapMap: (context, input) => readGapMap(context.db, input),
  personMap: (context, input) => readPersonMap(context.db, input),
  peopleBehind: (context, input) => readPeopleBehind(context.db, input),
  ofPerson: (context, input) => readPersonProfile(context.db, input.personId),
  rate,
  writeAbility,

  list: (context, input) => listNeeds(context.db, input),
  async get(context, input) {
    const need = await findNeed(context.db, input.id)
    if (!need) return null
    return { ...need, people: await listNeedPeople(context.db, input.id) }
  },
  async add(context, input) {
    const columns = await needColumns(context, input)
    const id = context.newId()
    const number = await nextNeedNumber(context.tx)
    await insertNeed(context.tx, {
      ...columns,
      id,
      number,
      status: 'open',
      decision_reason: null,
      created_on: context.today,
    })
    await replaceNeedPeople(context.tx, id, input.personIds)
    context.describe({ number, title: input.title })
    return { id, number }
  },
  async change(context, { id, ...fields }) {
    const need = await getNeed(context, id)
    await updateNeed(context.tx, id, await needColumns(context, fields))
    await replaceNeedPeople(context.tx, id, fields.personIds)
    context.describe({ number: need.number, title: fields.title })
    return {}
  },
  async decide(context, input) {
    const need = await getNeed(context, input.id)
    const refusal = needStatusRefusal(need.status, input.status, input.reason)
    if (refusal) context.refuse(refusal)
    const decided = input.status === 'closed' || input.status === 'declined'
    await updateNeed(context.tx, input.id, {
      status: input.status,
      decision_reason: decided ? input.reason : null,
    })
    await context.emit('need-decided', { needId: input.id, from: need.status, to: input.status })
    // The plan may have made an opened need planned.
    const { status } = await getNeed(context, input.id)
    context.describe({ number: need.number, title: need.title, status })
    return {}
  },
}

async function getNeed(context: CommandContext<'not_found'>, id: string): Promise<Need> {
  return (await findNeed(context.tx, id)) ?? context.refuse('not_found')
}
