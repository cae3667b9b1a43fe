import type { z } from 'zod'
import type { enrolment } from '../../../../src/contract/sessions/enrolment'
import type { Db, Tx } from '../../context'
import type { EnrolmentTable } from '../../db/tables/sessions'
import { withBrief } from '../../people/people-service'

export type Enrolment = z.input<typeof enrolment>

/** The roll, as a Chinese reader sorts it. */
export async function listRoll(db: Db, sessionId: string, withWithdrawn: boolean): Promise<Enrolment[]> {
  const onRoll = db.selectFrom('enrolment').innerJoin('person', 'person.id', 'enrolment.person_id')
  let query = withBrief(onRoll)
    .select([
      'enrolment.id',
      'enrolment.person_id as personId',
      'enrolment.status',
      'enrolment.origin',
      'enrolment.note',
      'person.status as personStatus',
    ])
    .where('enrolment.session_id', '=', sessionId)
    .orderBy('person.staff_no')
    .orderBy('person.sort_key')
  if (!withWithdrawn) query = query.where('enrolment.status', '=', 'enrolled')
  const rows = await query.execute()
  return rows.map(({ personStatus, ...row }) => ({ ...row, left: personStatus === 'left' }))
}

export async function findEnrolment(db: Db, id: string) {
  const row = await db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .selectAll('enrolment')
    .select('person.name')
    .where('enrolment.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What enrolling needs to know of people: their status, and where they stand on this roll. */
export async function listCandidates(db: Db, sessionId: string, personIds: string[]) {
  const candidates = new Map<
    string,
    {
      name: string
      status: 'active' | 'left'
      enrolmentId: string | null
      enrolment: 'enrolled' | 'withdrawn' | null
    }
  >()
  for (let start = 0; start < personIds.length; start += 500) {
    const rows = await db
      .selectFrom('person')
      .leftJoin('enrolment', join =>
        join.onRef('enrolment.person_id', '=', 'person.id').on('enrolment.session_id', '=', sessionId),
      )
      .select([
        'person.id',
        'person.name',
        'person.status',
        'enrolment.id as enrolmentId',
        'enrolment.status as enrolment',
      ])
      .where('person.id', 'in', personIds.slice(start, start + 500))
      .execute()
    for (const { id, ...row } of rows) candidates.set(id, row)
  }
  return candidates
}

export async function insertEnrolment(
  tx: Tx,
  row: { id: string; sessionId: string; personId: string; origin: EnrolmentTable['origin']; on: string },
): Promise<void> {
  await tx
    .insertInto('enrolment')
    .values({
      id: row.id,
      session_id: row.sessionId,
      person_id: row.personId,
      status: 'enrolled',
      origin: row.origin,
      enrolled_on: row.on,
      note: null,
    })
    .execute()
}

export async function updateEnrolment(
  tx: Tx,
  id: string,
  changes: { status: 'enrolled' | 'withdrawn'; note?: string | null; origin?: EnrolmentTable['origin'] },
): Promise<void> {
  await tx.updateTable('enrolment').set(changes).where('id', '=', id).execute()
}
