import type { Component } from '../../../src/contract/assessments'
import { resitRefusal } from '../../../src/domain/assessments/resit'
import type { CommandContext } from '../context'
import { findCourse } from '../courses/courses-service'
import { raiseLevels, takeBackRaises } from '../needs/raise-levels'
import type { Session } from '../sessions/sessions-service'
import { byEnrolment } from './assessments-service'
import { componentColumns, componentOf, listMarks, type MarkRecord, putMark, removeMark } from './marks-store'
import { finalOf, resultOf } from './results'

export interface MarkEdit {
  enrolmentId: string
  theory?: Component | null | undefined
  practice?: Component | null | undefined
  note?: string | null | undefined
}

/** Edits of one attempt: 1 is the first mark, 2 and up are resits. */
interface Entry {
  attempt: number
  edits: readonly MarkEdit[]
  markedOn: string
  /** Refuses to clear a mark beside which a resit stands. */
  resitStands: (params: { name: string }) => never
}

interface OnRoll {
  id: string
  personId: string
  name: string
}

/** Why marks of this session cannot be entered at all. */
export function refuseUnassessed(
  context: CommandContext<'not_assessed' | 'session_cancelled' | 'session_closed'>,
  session: Session,
): void {
  if (session.theoryWeight + session.practiceWeight === 0) context.refuse('not_assessed')
  if (session.status === 'cancelled') context.refuse('session_cancelled')
  if (session.status === 'closed') context.refuse('session_closed')
}

/**
 * Writes the named components of one attempt and works out what follows: verdict, grade, and the
 * competency levels a pass raises (A5). Only what is named changes.
 */
export async function writeMarks(
  context: CommandContext<'certificate_issued'>,
  session: Session,
  roll: readonly OnRoll[],
  { attempt, edits, markedOn, resitStands }: Entry,
): Promise<{ passed: number; failed: number; raised: number }> {
  const before = byEnrolment(await listMarks(context.tx, session.id))
  const now = new Map(before)
  const people = new Map(roll.map(person => [person.id, person]))
  for (const edit of edits) {
    const person = people.get(edit.enrolmentId)
    if (!person) throw new Error('marks of somebody who is not on the roll')
    const own = now.get(edit.enrolmentId) ?? []
    const known = own.find(mark => mark.attempt === attempt)
    const changed = await writeAttempt(context, session, attempt, edit, known, markedOn)
    const rest = own.filter(mark => mark.attempt !== attempt)
    // A resit stands beside a mark: without that mark it would be a resit of nothing.
    const cleared = changed === null || changed.verdict === 'incomplete'
    const asked = edit.theory !== undefined || edit.practice !== undefined
    if (asked && cleared && rest.some(mark => mark.attempt > attempt)) {
      resitStands({ name: person.name })
    }
    now.set(
      edit.enrolmentId,
      [...rest, ...(changed ? [changed] : [])].sort((a, b) => a.attempt - b.attempt),
    )
  }
  const edited = [...new Set(edits.map(edit => edit.enrolmentId))]
  const written = edited.map(id => now.get(id)?.find(mark => mark.attempt === attempt)?.verdict)
  const raised = await followVerdicts(context, session, { edited, before, now, people, markedOn })
  await context.emit('marks-recorded', { sessionId: session.id, enrolmentIds: edited })
  return {
    passed: written.filter(verdict => verdict === 'passed').length,
    failed: written.filter(verdict => verdict === 'failed').length,
    raised,
  }
}

/** Marks of people who are not on the roll, and resits that may not be entered. */
export async function refuseEdits(
  context: CommandContext<'not_enrolled' | ResitRefusals>,
  session: Session,
  roll: readonly OnRoll[],
  { attempt, edits }: Pick<Entry, 'attempt' | 'edits'>,
): Promise<void> {
  const marks = byEnrolment(await listMarks(context.tx, session.id))
  const people = new Map(roll.map(person => [person.id, person]))
  for (const { enrolmentId } of edits) {
    const person = people.get(enrolmentId) ?? context.refuse('not_enrolled')
    const own = marks.get(enrolmentId) ?? []
    if (attempt > 1 && !own.some(mark => mark.attempt === attempt))
      refuseResit(context, session, person, own, attempt)
  }
}

type ResitRefusals = 'no_first_mark' | 'passed' | 'cheating'

function refuseResit(
  context: CommandContext<ResitRefusals>,
  session: Session,
  { name }: OnRoll,
  own: MarkRecord[],
  attempt: number,
): void {
  const earlier = own.filter(mark => mark.attempt < attempt)
  if (earlier.length < attempt - 1) context.refuse('no_first_mark', { name })
  const refusal = resitRefusal(earlier, { final: finalOf(earlier, session).verdict, mostAttempts: null })
  if (refusal === 'no_result') context.refuse('no_first_mark', { name })
  if (refusal === 'passed' || refusal === 'cheating') context.refuse(refusal, { name })
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
  const note = (edit.note === undefined ? known?.note : edit.note) || null
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

interface Outcome {
  edited: readonly string[]
  before: ReadonlyMap<string, MarkRecord[]>
  now: ReadonlyMap<string, MarkRecord[]>
  people: ReadonlyMap<string, OnRoll>
  markedOn: string
}

/** Who passes now and did not before is raised; who passed before and does not now loses what this session gave. */
async function followVerdicts(
  context: CommandContext,
  session: Session,
  { edited, before, now, people, markedOn }: Outcome,
): Promise<number> {
  const passes = (marks: MarkRecord[] = []) => finalOf(marks, session).verdict === 'passed'
  const raise: string[] = []
  const takeBack: string[] = []
  for (const enrolmentId of edited) {
    const personId = people.get(enrolmentId)?.personId
    const passesNow = passes(now.get(enrolmentId))
    if (personId === undefined || passesNow === passes(before.get(enrolmentId))) continue
    if (passesNow) raise.push(personId)
    else takeBack.push(personId)
  }
  if (takeBack.length > 0) await takeBackRaises(context, { sessionId: session.id, personIds: takeBack })
  if (raise.length === 0) return 0
  const outcomes = (await findCourse(context.tx, session.courseId))?.outcomes ?? []
  const raised = await raiseLevels(
    context,
    raise.flatMap(personId =>
      outcomes.map(({ competencyId, level }) => ({
        personId,
        competencyId,
        level,
        sessionId: session.id,
        ratedOn: markedOn,
      })),
    ),
  )
  return raised.length
}

/** The scheme changed: every verdict of the session is worked out again. */
export async function recomputeSession(
  context: CommandContext<'certificate_issued'>,
  session: Session,
  roll: readonly OnRoll[],
): Promise<void> {
  const marks = await listMarks(context.tx, session.id)
  const attempts = [...new Set(marks.map(mark => mark.attempt))].sort((a, b) => a - b)
  for (const attempt of attempts) {
    const edits = marks
      .filter(mark => mark.attempt === attempt)
      .map(mark => ({ enrolmentId: mark.enrolment_id }))
    await writeMarks(context, session, roll, { attempt, edits, markedOn: context.today, resitStands })
  }
}

/** Nothing is cleared when marks are only worked out again. */
const resitStands = (): never => {
  throw new Error('a mark was cleared while its session was worked out again')
}
