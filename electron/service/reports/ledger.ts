import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { absentees } from '../../../src/domain/sessions/attendance/presence'
import { missingFileItems, withoutLost } from '../../../src/domain/sessions/file/session-file'
import { heldMinutes } from '../../../src/domain/sessions/schedule/session-hours'
import type { Db, QueryContext } from '../context'
import { exceptionsOf } from '../sessions/stores/attendance-store'
import { listLostPapers } from '../sessions/stores/file-store'
import { bySession } from './by-session'
import { satOf, sessionVerdicts } from './verdict-counts'

/** What the ledger is filled from. */
export const ledgerTables = [
  'session',
  'block',
  'course',
  'enrolment',
  'attendance',
  'mark',
  'certificate',
  'file_item',
  'setting',
]

export type LedgerRow = z.input<(typeof reports)['ledger']['output']>[number]

/** Years in which sessions were held, newest first. */
export async function listLedgerYears(db: Db): Promise<number[]> {
  const rows = await heldSessions(db)
    .select(eb => eb.fn<string>('substr', ['session.first_day', eb.lit(1), eb.lit(4)]).as('year'))
    .distinct()
    .execute()
  // Of a day that was altered past us there is none.
  return rows
    .map(row => Number(row.year))
    .filter(Number.isInteger)
    .sort((a, b) => b - a)
}

/** 培训台账: every session held in a year, in the order it was held. */
export async function listLedger(
  { db, scans }: Pick<QueryContext, 'db' | 'scans'>,
  year: number,
): Promise<LedgerRow[]> {
  const sessions = await heldSessions(db)
    .innerJoin('course', 'course.id', 'session.course_id')
    .select(eb => [
      'session.id',
      'course.name as courseName',
      'course.name_en as courseNameEn',
      'course.category',
      'session.number',
      'session.first_day as firstDay',
      'session.last_day as lastDay',
      'session.theory_weight as theoryWeight',
      'session.practice_weight as practiceWeight',
      eb
        .selectFrom('enrolment')
        .select(inner => inner.fn.countAll<number>().as('count'))
        .whereRef('enrolment.session_id', '=', 'session.id')
        .where('enrolment.status', '=', 'enrolled')
        .as('expected'),
      eb
        .selectFrom('certificate')
        .select(inner => inner.fn.countAll<number>().as('count'))
        .whereRef('certificate.session_id', '=', 'session.id')
        .where('certificate.status', '=', 'valid')
        .as('certificates'),
    ])
    .where('session.first_day', '>=', `${year}-01-01`)
    .where('session.first_day', '<=', `${year}-12-31`)
    .orderBy('session.first_day')
    .orderBy('session.id')
    .execute()
  const ids = sessions.map(session => session.id)
  const blocks = await recordedBlocks(db, ids)
  const away = await countAway(db, blocks)
  const verdicts = await sessionVerdicts(db, ids)
  const missing = await countMissing(db, ids, await scans.lost())
  return sessions.map(({ id, expected, certificates, theoryWeight, practiceWeight, ...session }) => {
    const counts = theoryWeight + practiceWeight > 0 ? verdicts.get(id) : undefined
    const absent = away.get(id)
    return {
      sessionId: id,
      ...session,
      creditedMinutes: heldMinutes(blocks.get(id) ?? []),
      expected: expected ?? 0,
      present: absent === undefined ? null : (expected ?? 0) - absent,
      firstSat: counts ? satOf(counts.first) : null,
      firstPassed: counts?.first.passed ?? 0,
      sat: counts ? satOf(counts.final) : null,
      passed: counts?.final.passed ?? 0,
      certificates: certificates ?? 0,
      fileMissing: missing.get(id) ?? 0,
    }
  })
}

function heldSessions(db: Db) {
  return db.selectFrom('session').where('session.status', 'in', ['held', 'closed'])
}

async function recordedBlocks(db: Db, sessionIds: string[]) {
  if (sessionIds.length === 0) return new Map<string, never>()
  const blocks = await db
    .selectFrom('block')
    .select(['id', 'session_id as sessionId', 'day', 'starts', 'ends', 'recorded_on as recordedOn'])
    .where('session_id', 'in', sessionIds)
    .where('recorded_on', 'is not', null)
    .execute()
  return bySession(blocks)
}

/** How many of the roll came to no recorded block; sessions without a recorded block are not in it. */
async function countAway(
  db: Db,
  blocksOf: Awaited<ReturnType<typeof recordedBlocks>>,
): Promise<Map<string, number>> {
  const sessionIds = [...blocksOf.keys()]
  if (sessionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.id', 'attendance.enrolment_id')
    .select([
      'attendance.session_id as sessionId',
      'attendance.block_id as blockId',
      'attendance.enrolment_id as enrolmentId',
      'enrolment.person_id as personId',
      'attendance.state',
      'attendance.missed_minutes as missedMinutes',
      'attendance.scanned_in as scannedIn',
      'attendance.scanned_out as scannedOut',
    ])
    .where('attendance.session_id', 'in', sessionIds)
    .where('attendance.state', 'in', ['absent', 'leave'])
    .where('enrolment.status', '=', 'enrolled')
    .execute()
  const rowsOf = bySession(rows)
  return new Map(
    [...blocksOf].map(([sessionId, own]) => {
      const exceptions = exceptionsOf(rowsOf.get(sessionId) ?? [])
      // Who has no exception was there: only the others have to be asked about.
      const people = [...new Set(exceptions.map(exception => exception.personId))]
      const recorded = own.map(({ id, day, starts, ends }) => ({
        id,
        day,
        start: starts,
        end: ends,
        recorded: true,
      }))
      return [sessionId, absentees(recorded, people, exceptions).filter(one => one.missed === 'all').length]
    }),
  )
}

async function countMissing(
  db: Db,
  sessionIds: string[],
  lostScans: Awaited<ReturnType<QueryContext['scans']['lost']>>,
): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('file_item')
    .select(['session_id as sessionId', 'kind', 'state'])
    .where('session_id', 'in', sessionIds)
    .execute()
  const filesOf = bySession(rows)
  const lost = await listLostPapers(db, lostScans, sessionIds)
  return new Map(
    sessionIds.map(id => [id, missingFileItems(withoutLost(filesOf.get(id) ?? [], lost.get(id))).length]),
  )
}
