import { certificateAttendance, issueRefusal } from '../../../src/domain/certificates/issue'
import { isOutcomeKnown } from '../../../src/domain/improvements/session-actions'
import { absentees } from '../../../src/domain/sessions/attendance/presence'
import { missingFileItems } from '../../../src/domain/sessions/file/session-file'
import { byEnrolment } from '../assessments/assessments-service'
import { marksMissing } from '../assessments/marks-missing'
import { finalOf } from '../assessments/results'
import { proposalsOf } from '../improvements/session-outcomes'
import type { SessionFacts } from './session-facts'

export interface SessionCounts {
  /** People who missed a recorded block, and were not on leave for all they missed. */
  absent: number
  dueBlocks: number
  recordedBlocks: number
  marksMissing: number
  passed: number
  failed: number
  certificatesToIssue: number
  /** On the roll, without a certificate, and not to be issued one now. */
  certificatesRefused: number
  certificates: number
  fileMissing: number
  openActions: number
  /** People, each once. 0 while a block that was held is not recorded: whoever is away so far may have come to it. */
  toFollowUp: number
  /** All attendance and marks are in. */
  outcomeKnown: boolean
}

/** Everything the head of a session, its tabs and the Today page count; all of it by the rules of its area. */
export function sessionCounts(facts: SessionFacts, today: string): SessionCounts {
  const { session, roll, timedBlocks, exceptions, certificates, actions } = facts
  const personIds = roll.map(person => person.personId)
  const away = absentees(timedBlocks, personIds, exceptions)
  const verdicts = verdictsOf(facts)
  const refusals = certificateRefusals(facts, verdicts)
  const eligible = refusals.filter(refusal => refusal === null).length
  const valid = roll.filter(person => certificates.get(person.id) === 'valid').length
  const dueBlocks = timedBlocks.filter(block => !block.recorded && block.day <= today).length
  const missing = marksMissing(session, facts, facts.marks)
  const all = roll.map(person => verdicts.get(person.id) ?? 'incomplete')
  return {
    absent: away.filter(absentee => !absentee.excused).length,
    dueBlocks,
    recordedBlocks: timedBlocks.filter(block => block.recorded).length,
    marksMissing: missing,
    passed: all.filter(verdict => verdict === 'passed').length,
    failed: all.filter(verdict => verdict === 'failed').length,
    certificatesToIssue: eligible,
    certificatesRefused: roll.length - valid - eligible,
    certificates: valid,
    fileMissing: missingFileItems(facts.file).length,
    openActions: actions.filter(action => action.unfinished).length,
    toFollowUp: dueBlocks > 0 ? 0 : peopleOf(proposalsOf({ ...facts, verdicts })),
    outcomeKnown: isOutcomeKnown({
      status: session.status,
      unrecordedBlocks: timedBlocks.filter(block => !block.recorded).length,
      marksMissing: missing,
    }),
  }
}

/** How many people these are about: one of them may be for two reasons. */
const peopleOf = (proposals: readonly { personId: string }[]): number =>
  new Set(proposals.map(({ personId }) => personId)).size

/** The final verdict of everybody with an entry, resits included, by enrolment. */
export function verdictsOf({ session, marks }: Pick<SessionFacts, 'session' | 'marks'>) {
  return new Map(
    [...byEnrolment(marks)].map(([enrolmentId, own]) => [enrolmentId, finalOf(own, session).verdict]),
  )
}

function certificateRefusals(
  { session, roll, timedBlocks, exceptions, certificates }: SessionFacts,
  verdicts: ReturnType<typeof verdictsOf>,
) {
  const assessed = session.theoryWeight + session.practiceWeight > 0
  const attendanceOf = certificateAttendance(session, timedBlocks, exceptions)
  return roll.map(person =>
    issueRefusal({
      session: session.status,
      enrolled: true,
      verdict: assessed ? (verdicts.get(person.id) ?? 'incomplete') : null,
      attendance: attendanceOf(person.personId),
      existing: certificates.get(person.id) ?? null,
    }),
  )
}
