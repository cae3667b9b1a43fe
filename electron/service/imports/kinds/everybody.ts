import type { KnownPerson } from '../../../../src/domain/imports/person-match'
import type { Db } from '../../context'

/** Everybody in the book, as far as a row of a file can name them. */
export async function everybody(db: Db): Promise<KnownPerson[]> {
  return db.selectFrom('person').select(['id', 'staff_no as staffNo', 'name', 'name_en as nameEn']).execute()
}

/** The session's roll, by person. */
export async function rollOf(db: Db, sessionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('enrolment')
    .select('person_id')
    .where('session_id', '=', sessionId)
    .where('status', '=', 'enrolled')
    .execute()
  return new Set(rows.map(row => row.person_id))
}
