import type { Insertable } from 'kysely'
import type { CertificateFace } from '../../../src/contract/certificates'
import type { Db, Tx } from '../context'
import type { CertificateTable } from '../db/tables/certificates'

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
