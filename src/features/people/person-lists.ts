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
