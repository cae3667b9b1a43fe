import type { sessions } from '../../../src/contract/sessions'
import { attendedShares, sessionPresence } from '../../../src/domain/sessions/attendance/presence'
import type { AreaHandlers } from '../area-handlers'
import { attendanceCommands } from './attendance/attendance-commands'
import { signInHandlers } from './attendance/sign-in-handlers'
import { rollCommands } from './enrolment/roll-commands'
import { readMessage } from './enrolment/roll-message'
import { fileHandlers } from './file/file-handlers'
import { sessionCommands } from './schedule/session-commands'
import { creditedOfPerson, presenceFacts } from './sessions-service'
import { listCalendar } from './stores/blocks-store'
import { listClashes } from './stores/clash-store'
import { listRoll } from './stores/enrolments-store'
import {
  countPerCourse,
  findSession,
  listSessions,
  listSessionsOfPerson,
  placesOf,
} from './stores/sessions-store'

export const sessionsHandlers: AreaHandlers<typeof sessions> = {
  ...sessionCommands,
  ...rollCommands,
  ...attendanceCommands,
  ...fileHandlers,
  ...signInHandlers,
  list: (context, input) => listSessions(context.db, input, context.today),
  async get(context, input) {
    const session = await findSession(context.db, input.id)
    if (!session) return null
    const { blocks, roll, timedBlocks, exceptions } = await presenceFacts(context.db, input.id)
    const personIds = roll.map(person => person.personId)
    const { expected, present } = sessionPresence(timedBlocks, personIds, exceptions)
    const warned = session.status === 'scheduled'
    return {
      ...session,
      ...placesOf(blocks),
      blocks,
      expected,
      present,
      // What was held was held: only what is to come can still be moved.
      clashes: warned ? await listClashes(context.db, { sessionId: input.id, blocks, personIds }) : [],
    }
  },
  async ofPerson(context, input) {
    const rows = await listSessionsOfPerson(context.db, input.personId)
    const credited = await creditedOfPerson(
      context.db,
      input.personId,
      rows.map(row => row.id),
    )
    return rows.map(row => {
      const counts = row.enrolmentStatus === 'enrolled' && (row.status === 'held' || row.status === 'closed')
      return { ...row, creditedMinutes: counts ? (credited.get(row.id) ?? 0) : null }
    })
  },
  perCourse: context => countPerCourse(context.db),
  readMessage: (context, input) => readMessage(context.db, input.sessionId, input.text),
  calendar: (context, input) => listCalendar(context.db, input.from, input.to),
  clashesOf: (context, input) => listClashes(context.db, input),
  roll: (context, input) => listRoll(context.db, input.sessionId, input.withdrawn),
  async attendance(context, input) {
    const { blocks, roll, attendance, timedBlocks, exceptions } = await presenceFacts(
      context.db,
      input.sessionId,
    )
    const { expected, present } = sessionPresence(
      timedBlocks,
      roll.map(person => person.personId),
      exceptions,
    )
    const shareOf = attendedShares(timedBlocks, exceptions)
    const found = new Map(attendance.map(row => [`${row.blockId} ${row.enrolmentId}`, row]))
    const people = roll.map(person => ({
      ...person,
      states: blocks.map(block => {
        const row = found.get(`${block.id} ${person.id}`)
        return {
          state: row?.state ?? null,
          missedMinutes: row?.missedMinutes ?? null,
          scannedIn: row?.scannedIn ?? null,
          scannedOut: row?.scannedOut ?? null,
        }
      }),
      creditedMinutes: shareOf(person.personId).attendedMinutes,
    }))
    return { blocks, people, expected, present }
  },
}
