import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { sessionPresence } from '../../../src/domain/sessions/presence'
import { missingFileItems } from '../../../src/domain/sessions/session-file'
import { listMarks } from '../assessments/marks-store'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'
import { findCourse } from '../courses/courses-store'
import { listFileItems } from '../sessions/file-store'
import { presenceFacts } from '../sessions/sessions-service'
import { findSession } from '../sessions/sessions-store'

type LedgerRow = z.input<(typeof reports)['ledger']['output']>[number]

/** 培训台账: every session held in a year, in the order it was held. */
export async function listLedger(db: Db, year: number): Promise<LedgerRow[]> {
  const ids = await db
    .selectFrom('session')
    .select('id')
    .where('first_day', '>=', `${year}-01-01`)
    .where('first_day', '<=', `${year}-12-31`)
    .where('status', 'in', ['held', 'closed'])
    .orderBy('first_day')
    .orderBy('id')
    .execute()
  const rows: LedgerRow[] = []
  for (const { id } of ids) {
    const row = await ledgerRow(db, id)
    if (row) rows.push(row)
  }
  return rows
}

async function ledgerRow(db: Db, id: string): Promise<LedgerRow | null> {
  const session = await findSession(db, id)
  if (!session) return null
  const facts = await presenceFacts(db, id)
  const { expected, present } = sessionPresence(
    facts.timedBlocks,
    facts.roll.map(person => person.personId),
    facts.exceptions,
  )
  const marks = await listMarks(db, id)
  const verdicts = facts.roll.map(
    person =>
      finalOf(
        marks.filter(mark => mark.enrolment_id === person.id),
        session,
      ).verdict,
  )
  const certificates = await db
    .selectFrom('certificate')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('session_id', '=', id)
    .where('status', '=', 'valid')
    .executeTakeFirstOrThrow()
  return {
    sessionId: id,
    courseName: session.courseName,
    courseNameEn: session.courseNameEn,
    number: session.number,
    category: (await findCourse(db, session.courseId))?.category ?? '',
    firstDay: session.firstDay,
    lastDay: session.lastDay,
    creditedMinutes: session.creditedMinutes,
    expected,
    present: present ?? 0,
    examined: verdicts.filter(verdict => ['passed', 'failed', 'cheating'].includes(verdict)).length,
    passed: verdicts.filter(verdict => verdict === 'passed').length,
    certificates: certificates.count,
    fileMissing: missingFileItems(await listFileItems(db, id)).length,
  }
}
