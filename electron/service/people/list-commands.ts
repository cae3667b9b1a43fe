import type { listProcedures } from '../../../src/contract/people/lists'
import { retirement } from '../../../src/domain/fields/retirement'
import type { PersonListTable } from '../../../src/domain/people/person-fields'
import type { AreaHandlers } from '../area-handlers'
import { removeUnlessUsed } from './in-use'
import {
  countInEntry,
  findEntry,
  insertEntry,
  isEntryNamed,
  listEntries,
  nextEntrySort,
  removeEntryRow,
  updateEntry,
} from './lists-store'

type Handlers = AreaHandlers<typeof listProcedures>

function commandsOf(table: PersonListTable) {
  const add: Handlers['addChannel'] = async (context, { name, nameEn }) => {
    const { tx } = context
    if (await isEntryNamed(tx, table, name)) context.refuse('name_taken', { name })
    const id = context.newId()
    await insertEntry(tx, table, {
      id,
      name,
      name_en: nameEn || null,
      sort: await nextEntrySort(tx, table),
      retired: 0,
    })
    context.describe({ name })
    return { id }
  }
  const change: Handlers['changeChannel'] = async (context, input) => {
    const { tx } = context
    const entry = (await findEntry(tx, table, { id: input.id })) ?? context.refuse('unknown_entry')
    const name = input.name ?? entry.name
    if (await isEntryNamed(tx, table, name, entry.id)) context.refuse('name_taken', { name })
    await updateEntry(tx, table, entry.id, {
      name,
      ...(input.nameEn === undefined ? {} : { name_en: input.nameEn || null }),
      ...(input.retired === undefined ? {} : { retired: input.retired ? 1 : 0 }),
    })
    context.describe({ name, ...retirement(input.retired) })
    return {}
  }
  const remove: Handlers['removeChannel'] = async (context, { id }) => {
    const { tx } = context
    const entry = (await findEntry(tx, table, { id })) ?? context.refuse('unknown_entry')
    const people = await countInEntry(tx, table, id)
    if (people > 0) context.refuse('has_members', { name: entry.name, count: people })
    await removeUnlessUsed(context, entry.name, () => removeEntryRow(tx, table, id))
    context.describe({ name: entry.name })
    return {}
  }
  return { add, change, remove }
}

const businessLine = commandsOf('business_line')
const channel = commandsOf('channel')

export const listHandlers: Handlers = {
  businessLines: context => listEntries(context.db, 'business_line'),
  channels: context => listEntries(context.db, 'channel'),
  addBusinessLine: businessLine.add,
  changeBusinessLine: businessLine.change,
  removeBusinessLine: businessLine.remove,
  addChannel: channel.add,
  changeChannel: channel.change,
  removeChannel: channel.remove,
}
