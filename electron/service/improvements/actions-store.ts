import type { Insertable } from 'kysely'
import type { z } from 'zod'
import type { action } from '../../../src/contract/improvements'
import { overdueDays } from '../../../src/domain/improvements/action-status'
import type { Db, Tx } from '../context'
import type { ActionTable } from '../db/tables/improvements'

export type Action = z.input<typeof action>

export interface ActionFilter {
  status?: ActionTable['status'] | 'unfinished' | 'all'
  sessionId?: string | null
  personId?: string | null
  ids?: readonly string[]
  limit?: number
}

/** Unfinished ones by due day, finished ones newest first; `today` decides what is overdue. */
export async function listActions(db: Db, filter: ActionFilter, today: string): Promise<Action[]> {
  let query = db
    .selectFrom('action')
    .leftJoin('session', 'session.id', 'action.session_id')
    .leftJoin('course', 'course.id', 'session.course_id')
    .leftJoin('person as subject', 'subject.id', 'action.person_id')
    .leftJoin('person as owner', 'owner.id', 'action.owner_id')
    .leftJoin('person as verifier', 'verifier.id', 'action.verifier_id')
    .selectAll('action')
    .select([
      'session.number as sessionNumber',
      'course.name as courseName',
      'course.name_en as courseNameEn',
      'subject.name as subjectName',
      'subject.name_en as subjectNameEn',
      'subject.staff_no as subjectNo',
      'owner.name as ownerName',
      'owner.name_en as ownerNameEn',
      'owner.staff_no as ownerNo',
      'verifier.name as verifierName',
      'verifier.name_en as verifierNameEn',
      'verifier.staff_no as verifierNo',
    ])
  const { status = 'all', sessionId = null, personId = null, ids, limit } = filter
  const direction = status === 'verified' || status === 'cancelled' ? 'desc' : 'asc'
  if (status === 'all') query = query.orderBy(eb => eb('action.status', 'in', ['verified', 'cancelled']))
  query = query.orderBy('action.due_on', direction).orderBy('action.number', direction)
  if (status === 'unfinished') query = query.where('action.status', 'in', ['open', 'done'])
  else if (status !== 'all') query = query.where('action.status', '=', status)
  if (sessionId !== null) query = query.where('action.session_id', '=', sessionId)
  if (personId !== null) query = query.where('action.person_id', '=', personId)
  if (ids !== undefined) query = query.where('action.id', 'in', ids)
  if (limit !== undefined) query = query.limit(limit)
  const rows = await query.execute()
  const who = (
    personIdOf: string | null,
    name: string | null,
    nameEn: string | null,
    staffNo: string | null,
  ) => (personIdOf === null || name === null ? null : { id: personIdOf, name, nameEn, staffNo })
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    origin: row.origin,
    title: row.title,
    cause: row.cause,
    measure: row.measure,
    session:
      row.session_id === null || row.courseName === null || row.sessionNumber === null
        ? null
        : {
            id: row.session_id,
            courseName: row.courseName,
            courseNameEn: row.courseNameEn,
            number: row.sessionNumber,
          },
    person: who(row.person_id, row.subjectName, row.subjectNameEn, row.subjectNo),
    owner: who(row.owner_id, row.ownerName, row.ownerNameEn, row.ownerNo),
    verifier: who(row.verifier_id, row.verifierName, row.verifierNameEn, row.verifierNo),
    dueOn: row.due_on,
    overdueDays: overdueDays(row.status, row.due_on, today),
    status: row.status,
    doneOn: row.done_on,
    doneNote: row.done_note,
    verifiedOn: row.verified_on,
    verifiedNote: row.verified_note,
    createdOn: row.created_on,
  }))
}

export async function findAction(db: Db, id: string, today: string): Promise<Action | null> {
  const [action] = await listActions(db, { ids: [id] }, today)
  return action ?? null
}

export async function nextActionNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('action')
    .select(eb => eb.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertAction(tx: Tx, row: Insertable<ActionTable>): Promise<void> {
  await tx.insertInto('action').values(row).execute()
}

export async function updateAction(
  tx: Tx,
  id: string,
  changes: Partial<Insertable<ActionTable>>,
): Promise<void> {
  await tx.updateTable('action').set(changes).where('id', '=', id).execute()
}
