import type { sessions } from '../../../../src/contract/sessions'
import {
  type AttendanceRefusal,
  attendanceRefusal,
} from '../../../../src/domain/sessions/attendance/attendance'
import type { AreaHandlers } from '../../area-handlers'
import type { CommandContext } from '../../context'
import { insertImportRun } from '../../imports/imports-service'
import { enrolPeople } from '../enrolment/enrol'
import { getSession, sessionWords } from '../sessions-service'
import { listAttendance, putAttendance, removeAttendance } from '../stores/attendance-store'
import { type Block, listBlocks, markBlocksRecorded } from '../stores/blocks-store'
import { type Enrolment, listRoll } from '../stores/enrolments-store'
import { type Session, updateSession } from '../stores/sessions-store'
import { staleExceptions } from './stale-exceptions'

type Handlers = AreaHandlers<typeof sessions>

/** Who came, typed or read from a reader at the door. */
export const attendanceCommands = {
  async recordAttendance(context, input) {
    const session = await getSession(context, input.sessionId)
    const blocks = (await listBlocks(context.tx, input.sessionId)).filter(block =>
      input.blockIds.includes(block.id),
    )
    if (blocks.length !== new Set(input.blockIds).size) context.refuse('not_found')
    const roll = await listRoll(context.tx, input.sessionId, false)
    const enrolled = new Set(roll.map(person => person.id))
    for (const block of blocks) refuseAttendance(context, session, block, true, null)
    const { fresh, stale } = await staleExceptions(context.tx, input.sessionId, input.exceptions)
    for (const exception of fresh) {
      const block = blocks.find(one => one.id === exception.blockId)
      if (!block) return context.refuse('not_found')
      refuseAttendance(context, session, block, enrolled.has(exception.enrolmentId), exception.missedMinutes)
      if (exception.state === null) {
        await removeAttendance(context.tx, block.id, exception.enrolmentId)
        continue
      }
      await putAttendance(context.tx, {
        blockId: block.id,
        enrolmentId: exception.enrolmentId,
        sessionId: input.sessionId,
        state: exception.state,
        missedMinutes: exception.missedMinutes,
        source: 'typed',
      })
    }
    const held = input.recorded ? blocks.filter(block => block.recordedOn === null) : []
    if (input.recorded) await recorded(context, session, blocks)
    // Of a block recorded for the first time everybody is known to have been there or not.
    const concerned = held.length > 0 ? roll.map(person => person.id) : fresh.map(one => one.enrolmentId)
    await context.emit('attendance-judged', { sessionId: session.id, enrolmentIds: concerned })
    context.describe({
      ...sessionWords(session),
      ...(held.length > 0
        ? heldWords(held, await listAttendance(context.tx, session.id))
        : changedWords(roll, fresh)),
    })
    return stale.length > 0 ? { stale } : {}
  },
  async writeAttendance(context, input) {
    const session = await getSession(context, input.sessionId)
    if (session.status === 'cancelled' || session.status === 'closed') context.refuse(session.status)
    const ids = new Set(input.attendance.map(one => one.blockId))
    const all = await listBlocks(context.tx, input.sessionId)
    const blocks = all.filter(block => ids.has(block.id) && block.day <= context.today)
    if (ids.size === 0 || blocks.length !== ids.size) context.refuse('no_block_that_day')
    const lengths = new Map(blocks.map(block => [block.id, block.ends - block.starts]))
    const people = [...new Set(input.attendance.map(one => one.personId))]
    await enrolWhoCame(context, session, people)
    const roll = await listRoll(context.tx, input.sessionId, false)
    const enrolmentOf = new Map(roll.map(person => [person.personId, person.id]))
    const known = new Map(
      (await listAttendance(context.tx, input.sessionId)).map(row => [
        `${row.blockId} ${row.enrolmentId}`,
        row,
      ]),
    )
    const judged = new Set<string>()
    let count = 0
    for (const { personId, blockId, state, minutes, scannedIn, scannedOut, source } of input.attendance) {
      const enrolmentId = enrolmentOf.get(personId)
      if (enrolmentId === undefined) continue
      if ((minutes ?? 0) > (lengths.get(blockId) ?? 0)) context.refuse('minutes_out_of_range')
      const was = known.get(`${blockId} ${enrolmentId}`)
      if ((was?.state ?? 'present') !== state || (was?.missedMinutes ?? null) !== minutes)
        judged.add(enrolmentId)
      await putAttendance(context.tx, {
        blockId,
        enrolmentId,
        sessionId: input.sessionId,
        state,
        missedMinutes: minutes,
        source,
        scannedIn,
        scannedOut,
      })
      count += 1
    }
    const whole = new Set(input.attendance.filter(one => one.settles).map(one => one.blockId))
    const settled = blocks.filter(block => whole.has(block.id))
    // Of a block recorded for the first time everybody is known to have been there or not.
    const first = settled.some(block => block.recordedOn === null)
    if (settled.length > 0) await recorded(context, session, settled)
    await context.emit('attendance-judged', {
      sessionId: session.id,
      enrolmentIds: first ? [...enrolmentOf.values()] : [...judged],
    })
    await insertImportRun(context, {
      kind: 'attendance',
      fileName: input.fileName,
      sheet: input.sheet,
      counts: input.counts,
    })
    context.describe({ ...sessionWords(session), file: input.fileName, count })
    return { recorded: count, notOnRoll: people.filter(personId => !enrolmentOf.has(personId)).length }
  },
} satisfies Partial<Handlers>

/** Whoever is in the file and not on the roll simply came. */
async function enrolWhoCame(
  context: CommandContext<'not_found'>,
  session: Session,
  people: readonly string[],
): Promise<void> {
  const roll = await listRoll(context.tx, session.id, false)
  const known = new Set(roll.map(person => person.personId))
  const newcomers = people.filter(personId => !known.has(personId))
  if (newcomers.length > 0) await enrolPeople(context, session, newcomers, 'walk_in')
}

/** Blocks that were held, and how many exceptions stand in them, whenever these were noted. */
function heldWords(held: readonly Block[], standing: readonly { blockId: string }[]) {
  const ids = new Set(held.map(block => block.id))
  const count = standing.filter(one => ids.has(one.blockId)).length
  return held.length > 1
    ? { context: 'heldBlocks', count, blocks: held.length }
    : { context: 'held', count, day: held[0]?.day }
}

/** One person's state, or several at once. */
function changedWords(
  roll: readonly Enrolment[],
  exceptions: readonly { enrolmentId: string; state: string | null }[],
) {
  const [first] = exceptions
  if (!first || exceptions.length > 1) return { count: exceptions.length }
  const name = roll.find(person => person.id === first.enrolmentId)?.name
  return first.state === null ? { context: 'cleared', name } : { context: 'person', name, state: first.state }
}

function refuseAttendance(
  context: CommandContext<AttendanceRefusal>,
  session: Session,
  block: Block,
  enrolled: boolean,
  missedMinutes: number | null,
): void {
  const refusal = attendanceRefusal({
    session: session.status,
    blockDay: block.day,
    today: context.today,
    enrolled,
    blockMinutes: block.ends - block.starts,
    missedMinutes,
  })
  if (refusal) context.refuse(refusal, { day: block.day })
}

/** The first attendance makes a session held. */
async function recorded(context: CommandContext, session: Session, blocks: Block[]): Promise<void> {
  const ids = blocks.filter(block => block.recordedOn === null).map(block => block.id)
  if (ids.length > 0) await markBlocksRecorded(context.tx, ids, context.today)
  if (session.status === 'scheduled') await updateSession(context.tx, session.id, { status: 'held' })
}
