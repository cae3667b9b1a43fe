import type { sessions } from '../../../../src/contract/sessions'
import {
  type AttendanceRefusal,
  attendanceRefusal,
} from '../../../../src/domain/sessions/attendance/attendance'
import { attendanceFromScans } from '../../../../src/domain/sessions/attendance/scan-log-attendance'
import type { AreaHandlers } from '../../area-handlers'
import type { CommandContext } from '../../context'
import { insertImportRun } from '../../imports/imports-service'
import { enrolPeople } from '../enrolment/enrol'
import { type Enrolment, listRoll } from '../enrolment/enrolments-store'
import { missedWhatWasHeld } from '../enrolment/roll-commands'
import { type Session, updateSession } from '../list/sessions-store'
import { type Block, listBlocks, markBlocksRecorded } from '../schedule/blocks-store'
import { getSession, sessionWords } from '../sessions-service'
import { listAttendance, putAttendance, removeAttendance } from './attendance-store'

type Handlers = AreaHandlers<typeof sessions>

/** Minutes after the start within which a scan is not late. */
const scanGrace = 10

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
    for (const exception of input.exceptions) {
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
    if (input.recorded) await recorded(context, session, blocks)
    context.describe({ ...sessionWords(session), ...recordingWords(blocks, roll, input) })
    return {}
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

/** Which of its sentences the history uses: a block held, one person's state, or several at once. */
function recordingWords(
  blocks: Block[],
  roll: Enrolment[],
  {
    recorded,
    exceptions,
  }: { recorded: boolean; exceptions: { enrolmentId: string; state: string | null }[] },
) {
  const [first] = exceptions
  const count = exceptions.filter(one => one.state !== null).length
  if (recorded && blocks.some(block => block.recordedOn === null)) {
    return { context: 'held', count, day: blocks[0]?.day }
  }
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
