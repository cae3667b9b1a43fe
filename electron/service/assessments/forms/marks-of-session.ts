import type { FormSubject } from '../../../../src/contract/forms'
import type { Db } from '../../context'
import { type Block, findSession, listBlocks, type Session } from '../../sessions/sessions-service'
import { markSheet } from '../mark-sheet'

/** What papers about the marks of a session are filled from. */
export const evidenceOfMarks = [
  'mark',
  'session',
  'block',
  'trainer',
  'room',
  'course',
  'course_outcome',
  'competency',
  'enrolment',
  'person',
  'unit',
  'post',
  'grade_level',
  'attendance',
  'rating',
  'setting',
]

export interface MarksOfSession {
  session: Session
  blocks: readonly Block[]
  sheet: NonNullable<Awaited<ReturnType<typeof markSheet>>>
}

/** A session with its marks; null for what is no session. */
export async function marksOf(db: Db, subject: FormSubject): Promise<MarksOfSession | null> {
  const session = subject.kind === 'session' ? await findSession(db, subject.id) : null
  const sheet = session && (await markSheet(db, session.id))
  return session && sheet && { session, blocks: await listBlocks(db, session.id), sheet }
}
