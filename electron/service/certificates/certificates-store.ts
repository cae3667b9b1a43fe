import type { Insertable } from 'kysely'
import type { Certificate, CertificateFace } from '../../../src/contract/certificates'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import type { Db, Tx } from '../context'
import { holds } from '../db/holds'
import { notByIndex } from '../db/not-by-index'
import { idsFound } from '../db/sqlite/full-text'
import { rowCountOf } from '../db/sqlite/record/sealed'
import type { CertificateTable } from '../db/tables/certificates'
import { uncoveredCharacters } from '../documents/glyph-coverage'

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
  const found = await pageOfCertificates(db, filter, limit).execute()
  const last = found.at(-1)
  return {
    rows: found.map(rowToCertificate),
    nextCursor: last && found.length === limit ? `${last.issued_on}|${last.number}` : null,
  }
}

/** Some of them; more than 500 come in several runs, each newest first. */
export async function listByIds(db: Db, ids: readonly string[]): Promise<Certificate[]> {
  const found = []
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500)
    found.push(
      ...(await pageOfCertificates(db, {}, some.length).where('certificate.id', 'in', some).execute()),
    )
  }
  return found.map(rowToCertificate)
}

/** Every one issued in a year, in the order of issue. */
export async function listIssuedIn(db: Db, year: number): Promise<Certificate[]> {
  const rows = await pageOfCertificates(db, {}, MOST_OF_A_YEAR)
    .where('certificate.issued_on', '>=', `${year}-01-01`)
    .where('certificate.issued_on', '<=', `${year}-12-31`)
    .execute()
  return rows.toReversed().map(rowToCertificate)
}

/** More paper than anybody signs in a year. */
const MOST_OF_A_YEAR = 20_000

/** The statement behind the log: the test of its plan asks for it. */
export function pageOfCertificates(db: Db, filter: CertificateFilter, limit: number) {
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
    .select(eb =>
      eb
        .selectFrom('certificate as standing')
        .select('standing.number')
        .whereRef('standing.enrolment_id', '=', 'certificate.enrolment_id')
        .where('standing.status', '=', 'valid')
        .as('standing'),
    )
    .orderBy('certificate.issued_on', 'desc')
    .orderBy('certificate.number', 'desc')
    .limit(limit)
  if (filter.cursor) {
    const [day = '', number = ''] = filter.cursor.split('|')
    query = query.where(eb =>
      eb(
        eb.refTuple('certificate.issued_on', 'certificate.number'),
        '<',
        eb.tuple<string, string>(day, number),
      ),
    )
  }
  return query
}

/** All there are, valid and voided: known without going through them. */
export async function countAll(db: Db): Promise<{ valid: number; voided: number }> {
  const all = await rowCountOf(db, 'certificate')
  const { voided } = await voidedCount(db).executeTakeFirstOrThrow()
  return { valid: all - voided, voided }
}

/** The statement behind it: the test of its plan asks for it. */
export function voidedCount(db: Db) {
  return db
    .selectFrom('certificate')
    .select(eb => eb.fn.countAll<number>().as('voided'))
    .where('status', '=', 'voided')
}

export async function countCertificates(db: Db, filter: CertificateFilter): Promise<number> {
  const { sessionId, personId, status = 'all', text = '' } = filter
  if (!sessionId && personId === undefined && text.trim() === '') {
    const { valid, voided } = await countAll(db)
    return { all: valid + voided, valid, voided }[status]
  }
  const row = await filtered(db, filter)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Issued from this day on, whatever became of them since. */
export async function countIssuedSince(db: Db, day: string): Promise<number> {
  const row = await db
    .selectFrom('certificate')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('issued_on', '>=', day)
    .executeTakeFirstOrThrow()
  return row.count
}

/** As a row keeps what the paper says; with it, not printed, the notes of altered records it was issued despite. */
export type KeptFace = CertificateFace & { despite?: readonly number[] }

export const keptFace = (face: CertificateFace, despite: readonly number[] = []): KeptFace =>
  despite.length > 0 ? { ...face, despite } : face

export interface FaceOnFile {
  id: string
  sessionId: string
  status: CertificateTable['status']
  face: CertificateFace
}

/** In the order of their numbers, as they will lie in the stack. */
export async function listFaces(db: Db, ids: readonly string[]): Promise<FaceOnFile[]> {
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
      face: JSON.parse(row.face) as CertificateFace,
    }))
}

/** Status by enrolment: a valid one before any voided one. Those whose issue was undone are as if never issued. */
export async function mapStatuses(
  db: Db,
  sessionId: string,
): Promise<Map<string, CertificateTable['status']>> {
  const rows = await db
    .selectFrom('certificate')
    .select(['enrolment_id', 'status'])
    .where('session_id', '=', sessionId)
    .where(eb => eb.or([eb('status', '=', 'valid'), eb('void_reason', 'is not', null)]))
    .execute()
  const statuses = new Map<string, CertificateTable['status']>()
  for (const row of rows) {
    if (statuses.get(row.enrolment_id) !== 'valid') statuses.set(row.enrolment_id, row.status)
  }
  return statuses
}

/** The valid certificates of a session, by enrolment. */
export async function mapValid(
  db: Db,
  sessionId: string,
): Promise<Map<string, { number: string; face: CertificateFace }>> {
  const rows = await db
    .selectFrom('certificate')
    .select(['enrolment_id', 'number', 'face'])
    .where('session_id', '=', sessionId)
    .where('status', '=', 'valid')
    .execute()
  return new Map(
    rows.map(row => [
      row.enrolment_id,
      { number: row.number, face: JSON.parse(row.face) as CertificateFace },
    ]),
  )
}

export async function findCertificate(db: Db, id: string) {
  return (await db.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertCertificate(tx: Tx, row: Insertable<CertificateTable>): Promise<void> {
  await tx.insertInto('certificate').values(row).execute()
}

/** `reason` null: the issue itself was undone. */
export async function voidCertificates(
  tx: Tx,
  ids: readonly string[],
  on: string,
  reason: string | null,
): Promise<void> {
  for (let start = 0; start < ids.length; start += 500) {
    await tx
      .updateTable('certificate')
      .set({ status: 'voided', voided_on: on, void_reason: reason })
      .where('id', 'in', ids.slice(start, start + 500))
      .where('status', '=', 'valid')
      .execute()
  }
}

function filtered(db: Db, filter: CertificateFilter) {
  const { sessionId, personId, status } = filter
  let query = db.selectFrom('certificate')
  if (sessionId) query = query.where('certificate.session_id', '=', sessionId)
  if (personId !== undefined) query = query.where('certificate.person_id', '=', personId)
  if (status !== undefined && status !== 'all') query = query.where('certificate.status', '=', status)
  const text = filter.text?.trim() ?? ''
  if (text === '') return query
  const terms = queryTokens(text)
  return query.where(eb =>
    eb.or([
      holds('certificate.number', text),
      ...(terms.length > 0 ? [eb(notByIndex('certificate.person_id'), 'in', idsFound('person', terms))] : []),
    ]),
  )
}

type FoundCertificate = Awaited<ReturnType<ReturnType<typeof pageOfCertificates>['execute']>>[number]

function rowToCertificate(row: FoundCertificate): Certificate {
  const face = JSON.parse(row.face) as KeptFace
  return {
    id: row.id,
    number: row.number,
    personId: row.person_id,
    enrolmentId: row.enrolment_id,
    name: row.name,
    nameEn: row.name_en,
    staffNo: row.staff_no,
    printedName: face.personName,
    sessionId: row.session_id,
    courseName: face.courseName,
    courseNameEn: face.courseNameEn,
    sessionNumber: face.sessionNumber,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    status: row.status,
    voidedOn: row.voided_on,
    voidReason: row.void_reason,
    replacedBy: row.status === 'voided' ? row.standing : null,
    prints: row.prints ?? 0,
    uncovered: uncoveredCharacters(face.personName),
    despite: [...(face.despite ?? [])],
  }
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
  const row = await db.selectFrom('certificate').select('id').where('number', '=', number).executeTakeFirst()
  return row !== undefined
}

/** The kinds that stand in the numbers of the courses. */
export async function certificateKinds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('course').select('certificate_kind').distinct().execute()
  return rows.map(row => row.certificate_kind)
}
