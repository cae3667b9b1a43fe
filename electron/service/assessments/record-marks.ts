import { resitRefusal } from '../../../src/domain/assessments/resit'
import type { CommandContext } from '../context'
import { findCourse } from '../courses/courses-store'
import { raiseLevels, takeBackRaises } from '../needs/raise-levels'
import type { Session } from '../sessions/sessions-store'
import {
  type Component,
  componentColumns,
  componentOf,
  listMarks,
  type MarkRecord,
  putMark,
  removeMark,
} from './marks-store'
import { finalOf, resultOf } from './results'

export interface MarkEdit {
  enrolmentId: string
  theory?: Component | null | undefined
  practice?: Component | null | undefined
  note?: string | null | undefined
}

/** Why marks of this session cannot be entered at all. */
export function refuseUnassessed(context: CommandContext, session: Session): void {
  if (session.theoryWeight + session.practiceWeight === 0) context.refuse('not_assessed')
  if (session.status === 'cancelled') context.refuse('session_cancelled')
  if (session.status === 'closed') context.refuse('session_closed')
}

/**
 * Writes the named components of one attempt and works out what follows: verdict, grade, and the
 * competency levels a pass raises (A5). Only what is named changes.
 */
export async function writeMarks(
  context: CommandContext,
  session: Session,
  roll: { id: string; personId: string }[],
  attempt: number,
  edits: MarkEdit[],
  markedOn: string,
): Promise<{ passed: number; failed: number; raised: number }> {
  const marks = new Map<string, MarkRecord[]>()
  for (const mark of await listMarks(context.tx, session.id)) {
    marks.set(mark.enrolment_id, [...(marks.get(mark.enrolment_id) ?? []), mark])
  }
  const personOf = new Map(roll.map(person => [person.id, person.personId]))
  const counts = { passed: 0, failed: 0, raised: 0 }
  const wasPassed = new Map<string, boolean>()
  for (const edit of edits) {
    const personId = personOf.get(edit.enrolmentId)
    if (personId === undefined) return context.refuse('not_enrolled')
    const own = marks.get(edit.enrolmentId) ?? []
    if (!wasPassed.has(edit.enrolmentId)) {
      wasPassed.set(edit.enrolmentId, finalOf(own, session).verdict === 'passed')
    }
    const known = own.find(mark => mark.attempt === attempt)
    if (attempt > 1 && !known) refuseResit(context, session, own, attempt)
    const changed = await writeAttempt(context, session, attempt, edit, known, markedOn)
    const rest = own.filter(mark => mark.attempt !== attempt)
    marks.set(
      edit.enrolmentId,
      [...rest, ...(changed ? [changed] : [])].sort((a, b) => a.attempt - b.attempt),
    )
    if (changed?.verdict === 'passed') counts.passed++
    if (changed?.verdict === 'failed') counts.failed++
  }
  counts.raised = await followVerdicts(context, session, wasPassed, marks, personOf, markedOn)
  await context.emit('marks-recorded', { sessionId: session.id, enrolmentIds: [...wasPassed.keys()] })
  return counts
}

function refuseResit(context: CommandContext, session: Session, own: MarkRecord[], attempt: number): void {
  const before = own.filter(mark => mark.attempt < attempt)
  if (before.length < attempt - 1) context.refuse('no_first_mark')
  const refusal = resitRefusal(before, { final: finalOf(before, session).verdict, mostAttempts: null })
  if (refusal === 'no_result') context.refuse('no_first_mark')
  if (refusal === 'passed' || refusal === 'cheating') context.refuse(refusal)
}

/** The attempt as it stands now; null when its last component was cleared. */
async function writeAttempt(
  context: CommandContext,
  session: Session,
  attempt: number,
  edit: MarkEdit,
  known: MarkRecord | undefined,
  markedOn: string,
): Promise<MarkRecord | null> {
  const theory =
    edit.theory === undefined ? componentOf(known?.theory ?? null, known?.theory_state ?? null) : edit.theory
  const practice =
    edit.practice === undefined
      ? componentOf(known?.practice ?? null, known?.practice_state ?? null)
      : edit.practice
  const note = edit.note === undefined ? (known?.note ?? null) : edit.note
  if (theory === null && practice === null && note === null) {
    if (known) await removeMark(context.tx, edit.enrolmentId, attempt)
    return null
  }
  const result = resultOf(theory, practice, session)
  const [theoryColumns, practiceColumns] = [componentColumns(theory), componentColumns(practice)]
  const row: MarkRecord = {
    enrolment_id: edit.enrolmentId,
    attempt,
    session_id: session.id,
    theory: theoryColumns.mark,
    theory_state: theoryColumns.state,
    practice: practiceColumns.mark,
    practice_state: practiceColumns.state,
    total: result.total,
    verdict: result.verdict,
    grade: result.grade,
    marked_on: known?.marked_on ?? markedOn,
    note,
  }
  await putMark(context.tx, row)
  return row
}

/** Who passes now and did not before is raised; who passed before and does not now loses what this session gave. */
async function followVerdicts(
  context: CommandContext,
  session: Session,
  wasPassed: Map<string, boolean>,
  marks: Map<string, MarkRecord[]>,
  personOf: Map<string, string>,
  markedOn: string,
): Promise<number> {
  const outcomes = (await findCourse(context.tx, session.courseId))?.outcomes ?? []
  const [raise, takeBack]: [string[], string[]] = [[], []]
  for (const [enrolmentId, before] of wasPassed) {
    const now = finalOf(marks.get(enrolmentId) ?? [], session).verdict === 'passed'
    if (now === before) continue
    ;(now ? raise : takeBack).push(personOf.get(enrolmentId) as string)
  }
  if (takeBack.length > 0) await takeBackRaises(context, { sessionId: session.id, personIds: takeBack })
  if (raise.length === 0 || outcomes.length === 0) return 0
  const raised = await raiseLevels(
    context,
    raise.flatMap(personId =>
      outcomes.map(outcome => ({
        personId,
        competencyId: outcome.competencyId,
        level: outcome.level,
        sessionId: session.id,
        ratedOn: markedOn,
      })),
    ),
  )
  return raised.length
}

/** The scheme changed: every verdict of the session is worked out again. */
export async function recomputeSession(
  context: CommandContext,
  session: Session,
  roll: { id: string; personId: string }[],
) {
  const marks = await listMarks(context.tx, session.id)
  const attempts = [...new Set(marks.map(mark => mark.attempt))].sort((a, b) => a - b)
  for (const attempt of attempts) {
    const edits = marks
      .filter(mark => mark.attempt === attempt)
      .map(mark => ({ enrolmentId: mark.enrolment_id }))
    await writeMarks(context, session, roll, attempt, edits, context.today)
  }
}
