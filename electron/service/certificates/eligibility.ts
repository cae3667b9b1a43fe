import type { PersonWords } from '../../../src/contract/people/brief'
import type { Grade, Verdict } from '../../../src/domain/assessments/codes'
import { gradeOf } from '../../../src/domain/assessments/grade'
import type { CertificateStatus } from '../../../src/domain/certificates/issue'
import {
  type CertificateAttendance,
  certificateAttendance,
  type IssueFacts,
  type IssueRefusal,
  issueRefusal,
} from '../../../src/domain/certificates/issue'
import { attendancePercent } from '../../../src/domain/sessions/attendance/presence'
import { finalsOfSession } from '../assessments/assessments-service'
import type { Db } from '../context'
import { wordsOf } from '../people/people-service'
import { presenceFacts, type Session } from '../sessions/sessions-service'
import { mapStatuses } from './certificates-store'

export interface Candidate extends PersonWords {
  enrolmentId: string
  personId: string
  verdict: Verdict | null
  grade: Grade | null
  /** A valid one before any voided one; null also when the issue was undone. */
  existing: CertificateStatus | null
  attendance: CertificateAttendance
  facts: IssueFacts
  /** Why no certificate can be issued; null when one can. */
  refusal: IssueRefusal | null
}

/** Everybody on the roll: who can be issued a certificate, and why not the others. */
export async function listCandidates(db: Db, session: Session): Promise<Candidate[]> {
  const { roll, timedBlocks, exceptions } = await presenceFacts(db, session.id)
  const finals = await finalsOfSession(db, session)
  const attendanceOf = certificateAttendance(session, timedBlocks, exceptions)
  const assessed = session.theoryWeight + session.practiceWeight > 0
  const statuses = await mapStatuses(db, session.id)
  return roll.map(person => {
    const attendance = attendanceOf(person.personId)
    const final = finals.get(person.id)
    const verdict = assessed ? (final?.verdict ?? 'incomplete') : null
    const existing = statuses.get(person.id) ?? null
    const facts: IssueFacts = {
      session: session.status,
      enrolled: true,
      verdict,
      attendance,
      existing,
    }
    return {
      enrolmentId: person.id,
      personId: person.personId,
      ...wordsOf(person),
      verdict,
      grade: final?.total == null ? null : gradeOf(final.total),
      existing,
      attendance,
      facts,
      refusal: issueRefusal(facts),
    }
  })
}

/** What the words of a refusal name: who, what share they attended, and what is asked for. */
export const refusalWords = ({ name, attendance }: Pick<Candidate, 'name' | 'attendance'>) => ({
  name,
  attended: attendancePercent(attendance) ?? 0,
  minimum: attendance.minimum ?? 0,
})
