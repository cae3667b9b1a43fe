import { creditedMinutes } from '../../../src/domain/sessions/attendance/presence'
import type { CommandContext, Db } from '../context'
import { exceptionsOf, listAttendance, listAttendanceOfPerson } from './stores/attendance-store'
import { listBlocks, listBlocksOf, timed } from './stores/blocks-store'
import { listRoll } from './stores/enrolments-store'
import { findSession, type Session } from './stores/sessions-store'

/** What later areas may read of a session, and the one thing they may do to its roll. */
export { putOnRoll } from './enrolment/enrol'
export { type Block, listBlocks, listBlocksOf } from './stores/blocks-store'
export { type Enrolment, findEnrolment, listRoll } from './stores/enrolments-store'
export { findSession, listSessionsOfPerson, type Session } from './stores/sessions-store'

/** The session, or the refusal `not_found`. */
export async function getSession(context: CommandContext<'not_found'>, id: string): Promise<Session> {
  return (await findSession(context.tx, id)) ?? context.refuse('not_found')
}

/** What the rules of presence and credit work on. */
export async function presenceFacts(db: Db, sessionId: string) {
  const [blocks, roll, attendance] = [
    await listBlocks(db, sessionId),
    await listRoll(db, sessionId, false),
    await listAttendance(db, sessionId),
  ]
  return {
    blocks,
    roll,
    attendance,
    timedBlocks: blocks.map(timed),
    exceptions: exceptionsOf(attendance),
  }
}

/** Minutes credited to one person in each of these sessions; blocks nobody recorded credit nothing yet. */
export async function creditedOfPerson(
  db: Db,
  personId: string,
  sessionIds: string[],
): Promise<Map<string, number>> {
  const blocks = await listBlocksOf(db, sessionIds)
  const exceptions = exceptionsOf(await listAttendanceOfPerson(db, personId))
  return new Map(
    sessionIds.map(id => [id, creditedMinutes(personId, (blocks.get(id) ?? []).map(timed), exceptions)]),
  )
}

/** How the history and messages name a session. */
export const sessionWords = (session: Pick<Session, 'courseName' | 'courseNameEn' | 'number'>) => ({
  course: session.courseName,
  courseEn: session.courseNameEn ?? session.courseName,
  number: session.number,
})

/** Who is on the roll, as a file of the session is compared with it; null when there is no such session. */
export async function rollToCompare(db: Db, sessionId: string): Promise<Set<string> | null> {
  if (!(await findSession(db, sessionId))) return null
  return new Set((await listRoll(db, sessionId, false)).map(({ personId }) => personId))
}
