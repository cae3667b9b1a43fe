import type { sessions } from '../../../src/contract/sessions'
import { attendanceRefusal } from '../../../src/domain/sessions/attendance'
import { withdrawalRefusal } from '../../../src/domain/sessions/enrolment'
import { attendanceFromScans } from '../../../src/domain/sessions/scan-log-attendance'
import type { CommandContext } from '../context'
import { insertImportRun } from '../imports/import-runs-store'
import type { RoomHandlers } from '../room-handlers'
import { putAttendance, removeAttendance } from './attendance-store'
import { type Block, listBlocks, markBlocksRecorded } from './blocks-store'
import { enrolPeople } from './enrol'
import { findEnrolment, listRoll, updateEnrolment } from './enrolments-store'
import { getSession, sessionWords } from './sessions-service'
import { type Session, updateSession } from './sessions-store'

type Handlers = RoomHandlers<typeof sessions>

/** Minutes after the start within which a scan is not late. */
const scanGrace = 10

/** The roll and who came. */
export const attendanceCommands = {
  async enrol(context, input) {
    const session = await getSession(context, input.sessionId)
    const outcome = await enrolPeople(context, session, input.personIds, input.origin)
    context.describe({ ...sessionWords(session), count: outcome.enrolled })
    return outcome
  },
  async withdraw(context, input) {
    const enrolment = await findEnrolment(context.tx, input.enrolmentId)
    if (!enrolment) return context.refuse('not_found')
    const session = await getSession(context, enrolment.session_id)
    const refusal = withdrawalRefusal({
      session: session.status,
      enrolment: enrolment.status,
      hasCertificate: false,
      hasMarks: false,
    })
    if (refusal) context.refuse(refusal)
    // Marks and certificates lie in later rooms: they refuse themselves.
    await context.emit('enrolment-withdrawing', { enrolmentId: enrolment.id })
    await updateEnrolment(context.tx, enrolment.id, { status: 'withdrawn', note: input.note })
    context.describe({ ...sessionWords(session), name: enrolment.name })
    return {}
  },
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
    await recorded(
      context,
      session,
      blocks.map(block => block.id),
    )
    context.describe({
      ...sessionWords(session),
      count: input.exceptions.filter(one => one.state !== null).length,
    })
    return {}
  },
  async addWalkIn(context, input) {
    const session = await getSession(context, input.sessionId)
    const { leftOut } = await enrolPeople(context, session, [input.personId], 'walk_in')
    const [refused] = leftOut
    if (refused) context.refuse(refused.reason)
    const person = await context.tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', input.personId)
      .executeTakeFirst()
    context.describe({ ...sessionWords(session), name: person?.name ?? '' })
    return {}
  },
  async writeScans(context, input) {
    const session = await getSession(context, input.sessionId)
    if (session.status === 'cancelled' || session.status === 'closed') context.refuse(session.status)
    const days = new Set(input.scans.map(scan => scan.day))
    const blocks = (await listBlocks(context.tx, input.sessionId)).filter(block => days.has(block.day))
    if (blocks.length === 0) context.refuse('no_block_that_day')
    const roll = await listRoll(context.tx, input.sessionId, false)
    const enrolmentOf = new Map(roll.map(person => [person.personId, person.id]))
    const scansOf = new Map(input.scans.map(scan => [`${scan.personId} ${scan.day}`, scan.scans]))
    const decided = attendanceFromScans(
      blocks.map(block => ({ id: block.id, day: block.day, start: block.starts, end: block.ends })),
      enrolmentOf.keys(),
      input.scans,
      scanGrace,
    )
    const counts = { absent: 0, late: 0, leftEarly: 0 }
    for (const one of decided) {
      const enrolmentId = enrolmentOf.get(one.personId)
      const block = blocks.find(each => each.id === one.blockId)
      if (enrolmentId === undefined || !block) continue
      const scans = scansOf.get(`${one.personId} ${block.day}`) ?? []
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
    await recorded(
      context,
      session,
      blocks.map(block => block.id),
    )
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

function refuseAttendance(
  context: CommandContext,
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
async function recorded(context: CommandContext, session: Session, blockIds: string[]): Promise<void> {
  await markBlocksRecorded(context.tx, blockIds, context.today)
  if (session.status === 'scheduled') await updateSession(context.tx, session.id, { status: 'held' })
}
