import type { ListEntry } from '../../contract/people/lists'
import type { listNames, nameOnSheet } from '../../domain/people/person-fields'

/** A list that people are sorted by: its questions and commands. */
export type PersonList = ReturnType<typeof nameOnSheet<(typeof listNames)[number]>>

export const personLists = {
  businessLine: {
    ask: 'businessLines',
    add: 'addBusinessLine',
    change: 'changeBusinessLine',
    remove: 'removeBusinessLine',
  },
  channel: { ask: 'channels', add: 'addChannel', change: 'changeChannel', remove: 'removeChannel' },
} as const satisfies Record<PersonList, object>

/** The entry out of use that is called so, in either language: it is brought back rather than made again. */
export function retiredNamed<Entry extends ListEntry>(entries: readonly Entry[], name: string): Entry | null {
  const meant = name.trim().toLowerCase()
  const called = (entry: Entry) => entry.name.toLowerCase() === meant || entry.nameEn?.toLowerCase() === meant
  return entries.find(entry => entry.retired && called(entry)) ?? null
}
