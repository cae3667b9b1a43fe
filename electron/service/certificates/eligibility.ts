import type { Grade, Verdict } from '../../../src/domain/assessments/codes'
import { gradeOf } from '../../../src/domain/assessments/grade'
import type { CertificateStatus } from '../../../src/domain/certificates/codes'
import { type IssueRefusal, issueRefusal } from '../../../src/domain/certificates/issue'
import { absentees } from '../../../src/domain/sessions/presence'
import { finalsOfSession } from '../assessments/assessments-service'
import type { Db } from '../context'
import { presenceFacts } from '../sessions/sessions-service'
import type { Session } from '../sessions/sessions-store'
import { listOfEnrolments } from './certificates-store'

export interface Candidate {
  enrolmentId: string
  personId: string
  name: string
  nameEn: string | null
  staffNo: string | null
  unitName: string | null
  verdict: Verdict | null
  grade: Grade | null
  existing: CertificateStatus | null
  /** Why no certificate can be issued; null when one can. */
  refusal: IssueRefusal | null
}

/** Everybody on the roll: who can be issued a certificate, and why not the others. */
export async function listCandidates(db: Db, session: Session): Promise<Candidate[]> {
  const facts = await presenceFacts(db, session.id)
  const finals = await finalsOfSession(db, session)
  const missedSome = new Set(
    absentees(
      facts.timedBlocks,
      facts.roll.map(person => person.personId),
      facts.exceptions,
    ).map(absentee => absentee.personId),
  )
  const assessed = session.theoryWeight + session.practiceWeight > 0
  const complete = facts.timedBlocks.every(block => block.recorded)
  const newest = new Map((await listOfEnrolments(db, session.id)).map(row => [row.enrolmentId, row.status]))
  return facts.roll.map(person => {
    const final = finals.get(person.id)
    const verdict = assessed ? (final?.verdict ?? 'incomplete') : null
    const existing = newest.get(person.id) ?? null
    return {
      enrolmentId: person.id,
      personId: person.personId,
      name: person.name,
      nameEn: person.nameEn,
      staffNo: person.staffNo,
      unitName: person.unitName,
      verdict,
      grade: final?.total == null ? null : gradeOf(final.total),
      existing,
      refusal: issueRefusal({
        session: session.status,
        enrolled: true,
        verdict,
        attendedAll: complete && !missedSome.has(person.personId),
        existing,
      }),
    }
  })
}
