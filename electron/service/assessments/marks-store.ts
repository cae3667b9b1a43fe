import type { Insertable, Selectable } from 'kysely'
import type { Attempt, Component } from '../../../src/contract/assessments'
import type { Db, Tx } from '../context'
import type { MarkTable } from '../db/tables/assessments'

export type MarkRecord = Selectable<MarkTable>

export async function listMarks(db: Db, sessionId: string): Promise<MarkRecord[]> {
  return db
    .selectFrom('mark')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('enrolment_id')
    .orderBy('attempt')
    .execute()
}

export async function listMarksOf(db: Db, enrolmentId: string): Promise<MarkRecord[]> {
  return db
    .selectFrom('mark')
    .selectAll()
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('attempt')
    .execute()
}

export async function putMark(tx: Tx, mark: Insertable<MarkTable>): Promise<void> {
  const { enrolment_id: _enrolment, attempt: _attempt, session_id: _session, ...changes } = mark
  await tx
    .insertInto('mark')
    .values(mark)
    .onConflict(conflict => conflict.columns(['enrolment_id', 'attempt']).doUpdateSet(changes))
    .execute()
}

export async function removeMark(tx: Tx, enrolmentId: string, attemptNumber: number): Promise<void> {
  await tx
    .deleteFrom('mark')
    .where('enrolment_id', '=', enrolmentId)
    .where('attempt', '=', attemptNumber)
    .execute()
}

/** A component as stored: a mark, or a state where a mark would stand. */
export function componentOf(mark: number | null, state: MarkRecord['theory_state']): Component | null {
  if (mark !== null) return { kind: 'scored', mark }
  return state === null ? null : { kind: state }
}

export function componentColumns(value: Component | null): {
  mark: number | null
  state: MarkRecord['theory_state']
} {
  if (value === null) return { mark: null, state: null }
  return value.kind === 'scored' ? { mark: value.mark, state: null } : { mark: null, state: value.kind }
}

export function rowToAttempt(row: MarkRecord): Attempt {
  return {
    attempt: row.attempt,
    theory: componentOf(row.theory, row.theory_state),
    practice: componentOf(row.practice, row.practice_state),
    total: row.total,
    verdict: row.verdict,
    grade: row.grade,
    markedOn: row.marked_on,
    note: row.note,
  }
}
