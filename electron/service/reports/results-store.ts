import { creditedMinutes } from '../../../src/domain/sessions/attended-minutes'
import { listMarksOf } from '../assessments/marks-store'
import { finalOf } from '../assessments/results'
import type { Db } from '../context'
import { presenceFacts } from '../sessions/sessions-service'
import { listSessionsOfPerson } from '../sessions/sessions-store'

/** A person's sessions with what came of them, newest first. */
export async function resultsOfPerson(db: Db, personId: string) {
  const rows = await listSessionsOfPerson(db, personId)
  const results = []
  for (const row of rows) {
    const facts = await presenceFacts(db, row.id)
    const enrolment = facts.roll.find(person => person.personId === personId)
    const marks = enrolment ? await listMarksOf(db, enrolment.id) : []
    const final = finalOf(marks, row)
    const certificate = enrolment
      ? await db
          .selectFrom('certificate')
          .select('number')
          .where('enrolment_id', '=', enrolment.id)
          .where('status', '=', 'valid')
          .executeTakeFirst()
      : undefined
    const held = row.status === 'held' || row.status === 'closed'
    results.push({
      sessionId: row.id,
      courseName: row.courseName,
      courseNameEn: row.courseNameEn,
      number: row.number,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      enrolled: row.enrolmentStatus === 'enrolled',
      creditedMinutes:
        held && enrolment ? creditedMinutes(personId, facts.timedBlocks, facts.exceptions) : null,
      total: final.total,
      verdict: marks.length > 0 ? final.verdict : null,
      certificateNumber: certificate?.number ?? null,
    })
  }
  return results
}
