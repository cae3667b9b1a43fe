import type { ExpressionBuilder } from 'kysely'
import type { Certificate } from '../../../src/contract/certificates'
import { renewalNotice } from '../../../src/domain/certificates/validity'
import { addDays } from '../../../src/domain/days/day'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import type { Db } from '../context'
import { holds } from '../db/holds'
import { notByIndex } from '../db/not-by-index'
import type { BookSchema } from '../db/schema'
import { idsFound } from '../db/sqlite/full-text'
import { rowCountOf } from '../db/sqlite/record/sealed'
import type { CertificateTable } from '../db/tables/certificates'
import { uncoveredCharacters } from '../documents/glyph-coverage'
import type { KeptFace } from './certificates-store'

export interface CertificateFilter {
  sessionId?: string | null
  personId?: string
  status?: CertificateTable['status'] | 'all' | 'in_force' | 'expired' | 'to_renew'
  /** The day it is asked on: for what hangs on the last day. */
  today?: string
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
    .select(eb => newerOf(eb).as('renewed_by'))
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

/** All there are, in force, past their last day and voided: known without going through them. */
export async function countAll(
  db: Db,
  today: string,
): Promise<{ valid: number; expired: number; voided: number }> {
  const all = await rowCountOf(db, 'certificate')
  const { voided } = await voidedCount(db).executeTakeFirstOrThrow()
  const { expired } = await expiredCount(db, today).executeTakeFirstOrThrow()
  return { valid: all - voided - expired, expired, voided }
}

/** The statement behind it: the test of its plan asks for it. */
export function expiredCount(db: Db, today: string) {
  return db
    .selectFrom('certificate')
    .select(eb => eb.fn.countAll<number>().as('expired'))
    .where('status', '=', 'valid')
    .where('valid_until', '<', today)
}

/** The statement behind it: the test of its plan asks for it. */
export function voidedCount(db: Db) {
  return db
    .selectFrom('certificate')
    .select(eb => eb.fn.countAll<number>().as('voided'))
    .where('status', '=', 'voided')
}

/** Course by course: how many certificates are to be renewed, how many of them have run out, and the first last day. */
export function renewals(db: Db, today: string) {
  return filtered(db, { status: 'to_renew', today })
    .innerJoin('session', 'session.id', 'certificate.session_id')
    .innerJoin('course', 'course.id', 'session.course_id')
    .select(['course.id', 'course.name', 'course.name_en'])
    .select(eb => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('certificate.valid_until').as('first'),
      eb.fn
        .sum<number>(eb.case().when('certificate.valid_until', '<', today).then(1).else(0).end())
        .as('expired'),
    ])
    .groupBy(['course.id', 'course.name', 'course.name_en'])
}

export async function countCertificates(db: Db, filter: CertificateFilter): Promise<number> {
  const { sessionId, personId, status = 'all', text = '' } = filter
  if (!sessionId && personId === undefined && text.trim() === '') {
    const { valid, expired, voided } = await countAll(db, filter.today ?? '')
    const counts = {
      all: valid + expired + voided,
      valid: valid + expired,
      in_force: valid,
      expired,
      voided,
    }
    if (status !== 'to_renew') return counts[status]
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

function filtered(db: Db, filter: CertificateFilter) {
  const { sessionId, personId, status } = filter
  let query = db.selectFrom('certificate')
  if (sessionId) query = query.where('certificate.session_id', '=', sessionId)
  if (personId !== undefined) query = query.where('certificate.person_id', '=', personId)
  if (status === 'to_renew') {
    query = query
      .where('certificate.status', '=', 'valid')
      .where('certificate.valid_until', '<=', addDays(filter.today ?? '', renewalNotice))
      .where(eb => eb.not(eb.exists(newerOf(eb))))
      .where(eb =>
        eb.exists(
          eb
            .selectFrom('person as holder')
            .select('holder.id')
            .whereRef('holder.id', '=', 'certificate.person_id')
            .where('holder.status', '=', 'active'),
        ),
      )
      // Of a course that is given no more no session can be held to renew it.
      .where(eb =>
        eb.exists(
          eb
            .selectFrom('session as held')
            .innerJoin('course as given', 'given.id', 'held.course_id')
            .select('given.id')
            .whereRef('held.id', '=', 'certificate.session_id')
            .where('given.retired', '=', 0),
        ),
      )
  } else if (status === 'in_force' || status === 'expired') {
    const until = notByIndex('certificate.valid_until')
    const today = filter.today ?? ''
    query = query
      .where('certificate.status', '=', 'valid')
      .where(eb =>
        status === 'expired' ? eb(until, '<', today) : eb.or([eb(until, 'is', null), eb(until, '>=', today)]),
      )
  } else if (status !== undefined && status !== 'all') query = query.where('certificate.status', '=', status)
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

/** A later valid one of the same person and course: it ends the earlier one. */
const newerOf = (eb: ExpressionBuilder<BookSchema, 'certificate'>) =>
  eb
    .selectFrom('certificate as newer')
    .innerJoin('session as held', 'held.id', 'newer.session_id')
    .innerJoin('session as of', 'of.id', 'certificate.session_id')
    .select('newer.number')
    .whereRef('newer.person_id', '=', 'certificate.person_id')
    .whereRef('held.course_id', '=', 'of.course_id')
    .where('newer.status', '=', 'valid')
    .whereRef('newer.issued_on', '>', 'certificate.issued_on')
    .orderBy('newer.issued_on', 'desc')
    .limit(1)

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
    renewedBy: row.status === 'valid' ? row.renewed_by : null,
    prints: row.prints ?? 0,
    uncovered: uncoveredCharacters(face.personName),
    despite: [...(face.despite ?? [])],
  }
}
