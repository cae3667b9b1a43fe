import type { sessions } from '../../../../src/contract/sessions'
import {
  type AttendanceRefusal,
  attendanceRefusal,
} from '../../../../src/domain/sessions/attendance/attendance'
import {
  attendanceFromScans,
  scanGrace,
} from '../../../../src/domain/sessions/attendance/scan-log-attendance'
import type { AreaHandlers } from '../../area-handlers'
import type { CommandContext } from '../../context'
import { insertImportRun } from '../../imports/imports-service'
import { enrolPeople } from '../enrolment/enrol'
import { missedWhatWasHeld } from '../enrolment/roll-commands'
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
  async writeScans(context, input) {
    const session = await getSession(context, input.sessionId)
    if (session.status === 'cancelled' || session.status === 'closed') context.refuse(session.status)
    const days = new Set(input.scans.map(scan => scan.day))
    const blocks = (await listBlocks(context.tx, input.sessionId)).filter(
      block => days.has(block.day) && block.day <= context.today,
    )
    if (blocks.length === 0) context.refuse('no_block_that_day')
    if (input.enrolMissing) await enrolWhoCame(context, session, input.scans, blocks)
    const roll = await listRoll(context.tx, input.sessionId, false)
    const enrolmentOf = new Map(roll.map(person => [person.personId, person.id]))
    const scansOf = new Map(input.scans.map(scan => [`${scan.personId} ${scan.day}`, scan.scans]))
    const decided = attendanceFromScans(
      blocks.map(block => ({ id: block.id, day: block.day, start: block.starts, end: block.ends })),
      enrolmentOf.keys(),
      input.scans,
      scanGrace,
    )
    const onLeave = new Set(
      (await listAttendance(context.tx, input.sessionId))
        .filter(row => row.state === 'leave')
        .map(row => `${row.blockId} ${row.enrolmentId}`),
    )
    const counts = { absent: 0, late: 0, leftEarly: 0 }
    for (const one of decided) {
      const enrolmentId = enrolmentOf.get(one.personId)
      const block = blocks.find(each => each.id === one.blockId)
      if (enrolmentId === undefined || !block) continue
      const scans = scansOf.get(`${one.personId} ${block.day}`) ?? []
      // Somebody on leave has no scan: that is no news.
      if (one.state === 'absent' && onLeave.has(`${one.blockId} ${enrolmentId}`)) continue
      if (one.state === 'absent') counts.absent++
      if (one.state === 'late') counts.late++
      if (one.state === 'left_early') counts.leftEarly++
      await putAttendance(context.tx, {
        blockId: one.blockId,
        enrolmentId,
        sessionId: input.sessionId,
        state: one.state,
        missedMinutes: one.minutes > 0 ? one.minutes : null,
        source: 'scan',
        scannedIn: scans[0] ?? null,
        scannedOut: scans.length > 1 ? (scans.at(-1) ?? null) : null,
      })
    }
    await recorded(context, session, blocks)
    await context.emit('attendance-judged', {
      sessionId: session.id,
      enrolmentIds: [...enrolmentOf.values()],
    })
    await insertImportRun(context, {
      kind: 'attendance',
      fileName: input.fileName,
      sheet: input.sheet,
      counts: input.counts,
    })
    const notOnRoll = new Set(
      input.scans.filter(scan => !enrolmentOf.has(scan.personId)).map(scan => scan.personId),
    ).size
    context.describe({ ...sessionWords(session), file: input.fileName, count: decided.length })
    return { recorded: decided.length, ...counts, notOnRoll }
  },
} satisfies Partial<Handlers>

/** Whoever is in the log and not on the roll simply came; what was held on other days they missed. */
async function enrolWhoCame(
  context: CommandContext<'not_found'>,
  session: Session,
  scans: readonly { personId: string }[],
  blocks: readonly Block[],
): Promise<void> {
  const people = [...new Set(scans.map(scan => scan.personId))]
  const { leftOut } = await enrolPeople(context, session, people, 'walk_in')
  const known = new Set(leftOut.map(one => one.personId))
  const newcomers = people.filter(personId => !known.has(personId))
  await missedWhatWasHeld(
    context,
    session.id,
    newcomers,
    blocks.map(block => block.id),
  )
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
