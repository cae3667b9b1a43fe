import type { Insertable } from 'kysely'
import type { z } from 'zod'
import type { certificate, face } from '../../../src/contract/certificates'
import type { Db, Tx } from '../context'
import type { CertificateTable } from '../db/tables/certificates'

export type Certificate = z.input<typeof certificate>
export type Face = z.output<typeof face>

export interface CertificateFilter {
  sessionId?: string | null
  personId?: string
  status?: CertificateTable['status'] | 'all'
  text?: string
  cursor?: string | null
  limit?: number
}

/** The issue log, newest first; the cursor is day and number of the last row. */
export async function listCertificates(
  db: Db,
  filter: CertificateFilter,
): Promise<{ rows: Certificate[]; nextCursor: string | null }> {
  const limit = filter.limit ?? 5000
  let query = filtered(db, filter)
    .innerJoin('person', 'person.id', 'certificate.person_id')
    .selectAll('certificate')
    .select(['person.name', 'person.name_en', 'person.staff_no'])
    .select(eb =>
      eb
        .selectFrom('certificate_print')
        .select(inner => inner.fn.countAll<number>().as('prints'))
        .whereRef('certificate_print.certificate_id', '=', 'certificate.id')
        .as('prints'),
    )
    .orderBy('certificate.issued_on', 'desc')
    .orderBy('certificate.number', 'desc')
    .limit(limit)
  if (filter.cursor) {
    const at = filter.cursor.indexOf('|')
    const [day, number] = [filter.cursor.slice(0, at), filter.cursor.slice(at + 1)]
    query = query.where(eb =>
      eb.or([
        eb('certificate.issued_on', '<', day),
        eb.and([eb('certificate.issued_on', '=', day), eb('certificate.number', '<', number)]),
      ]),
    )
  }
  const found = await query.execute()
  const rows = found.map(row => {
    const said = JSON.parse(row.face) as Face
    return {
      id: row.id,
      number: row.number,
      personId: row.person_id,
      name: row.name,
      nameEn: row.name_en,
      staffNo: row.staff_no,
      sessionId: row.session_id,
      courseName: said.courseName,
      courseNameEn: said.courseNameEn,
      sessionNumber: said.sessionNumber,
      issuedOn: row.issued_on,
      validUntil: row.valid_until,
      status: row.status,
      voidedOn: row.voided_on,
      voidReason: row.void_reason,
      prints: row.prints ?? 0,
    }
  })
  const last = found.at(-1)
  return { rows, nextCursor: last && found.length === limit ? `${last.issued_on}|${last.number}` : null }
}

export async function countCertificates(db: Db, filter: CertificateFilter): Promise<number> {
  const row = await filtered(db, filter)
    .innerJoin('person', 'person.id', 'certificate.person_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** In the order of their numbers, as they will lie in the stack. */
export async function listFaces(
  db: Db,
  ids: string[],
): Promise<{ id: string; sessionId: string; status: string; face: Face }[]> {
  const found = []
  for (let start = 0; start < ids.length; start += 500) {
    found.push(
      ...(await db
        .selectFrom('certificate')
        .select(['id', 'session_id', 'number', 'status', 'face'])
        .where('id', 'in', ids.slice(start, start + 500))
        .execute()),
    )
  }
  return found
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .map(row => ({
      id: row.id,
      sessionId: row.session_id,
      status: row.status,
      face: JSON.parse(row.face) as Face,
    }))
}

export async function listOfEnrolments(
  db: Db,
  sessionId: string,
): Promise<{ id: string; enrolmentId: string; status: CertificateTable['status'] }[]> {
  return db
    .selectFrom('certificate')
    .select(['id', 'enrolment_id as enrolmentId', 'status'])
    .where('session_id', '=', sessionId)
    .orderBy('id')
    .execute()
}

export async function findCertificate(db: Db, id: string) {
  return (await db.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertCertificate(tx: Tx, row: Insertable<CertificateTable>): Promise<void> {
  await tx.insertInto('certificate').values(row).execute()
}

export async function voidCertificates(tx: Tx, ids: string[], on: string, reason: string): Promise<void> {
  await tx
    .updateTable('certificate')
    .set({ status: 'voided', voided_on: on, void_reason: reason })
    .where('id', 'in', ids)
    .where('status', '=', 'valid')
    .execute()
}

/** The last serial of each series. */
export async function readCounters(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('certificate_counter').selectAll().execute()
  return new Map(rows.map(row => [row.series, row.last]))
}

export async function putCounter(tx: Tx, series: string, last: number): Promise<void> {
  await tx
    .insertInto('certificate_counter')
    .values({ series, last })
    .onConflict(conflict => conflict.column('series').doUpdateSet({ last }))
    .execute()
}

export async function isNumberTaken(db: Db, number: string): Promise<boolean> {
  return (
    (await db.selectFrom('certificate').select('id').where('number', '=', number).executeTakeFirst()) !==
    undefined
  )
}

export async function listPrints(db: Db, ids: string[]): Promise<Map<string, number>> {
  const copies = new Map<string, number>()
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await db
      .selectFrom('certificate_print')
      .select(['certificate_id', eb => eb.fn.max('copy').as('copy')])
      .where('certificate_id', 'in', ids.slice(start, start + 500))
      .groupBy('certificate_id')
      .execute()
    for (const row of rows) copies.set(row.certificate_id, row.copy)
  }
  return copies
}

export async function insertPrints(
  tx: Tx,
  prints: {
    id: string
    certificateId: string
    sessionId: string
    at: string
    copy: number
    reason: string | null
  }[],
): Promise<void> {
  for (let start = 0; start < prints.length; start += 500) {
    await tx
      .insertInto('certificate_print')
      .values(
        prints.slice(start, start + 500).map(print => ({
          id: print.id,
          certificate_id: print.certificateId,
          session_id: print.sessionId,
          at: print.at,
          copy: print.copy,
          reason: print.reason,
        })),
      )
      .execute()
  }
}

function filtered(db: Db, filter: CertificateFilter) {
  let query = db.selectFrom('certificate')
  if (filter.sessionId) query = query.where('certificate.session_id', '=', filter.sessionId)
  if (filter.personId !== undefined) query = query.where('certificate.person_id', '=', filter.personId)
  if (filter.status !== undefined && filter.status !== 'all')
    query = query.where('certificate.status', '=', filter.status)
  if (filter.text) {
    const like = `%${filter.text.replaceAll(/[\\%_]/g, match => `\\${match}`)}%`
    query = query.where(eb =>
      eb.or([
        eb('certificate.number', 'like', like),
        eb(
          'certificate.person_id',
          'in',
          eb.selectFrom('person as named').select('named.id').where('named.name', 'like', like),
        ),
      ]),
    )
  }
  return query
}
