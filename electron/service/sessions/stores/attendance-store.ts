import type { AttendanceException } from '../../../../src/domain/sessions/attendance/attendance'
import type { Db, Tx } from '../../context'
import type { AttendanceTable } from '../../db/tables/sessions'

export interface AttendanceRow {
  blockId: string
  enrolmentId: string
  personId: string
  state: AttendanceTable['state']
  missedMinutes: number | null
  source: AttendanceTable['source']
  scannedIn: number | null
  scannedOut: number | null
}

export async function listAttendance(db: Db, sessionId: string): Promise<AttendanceRow[]> {
  return attendanceRows(db).where('attendance.session_id', '=', sessionId).execute()
}

export async function listAttendanceOfPerson(db: Db, personId: string): Promise<AttendanceRow[]> {
  return attendanceRows(db).where('enrolment.person_id', '=', personId).execute()
}

function attendanceRows(db: Db) {
  return db
    .selectFrom('attendance')
    .innerJoin('enrolment', 'enrolment.id', 'attendance.enrolment_id')
    .select([
      'attendance.block_id as blockId',
      'attendance.enrolment_id as enrolmentId',
      'enrolment.person_id as personId',
      'attendance.state',
      'attendance.missed_minutes as missedMinutes',
      'attendance.source',
      'attendance.scanned_in as scannedIn',
      'attendance.scanned_out as scannedOut',
    ])
}

/** By session: for each person on the roll who missed any, how many recorded blocks they were not in. */
export async function listAway(db: Db, sessionIds: string[]): Promise<Map<string, number[]>> {
  const bySession = new Map<string, Map<string, number>>()
  if (sessionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('block', 'block.id', 'attendance.block_id')
    .innerJoin('enrolment', 'enrolment.id', 'attendance.enrolment_id')
    .select(['attendance.session_id', 'attendance.enrolment_id'])
    .where('attendance.session_id', 'in', sessionIds)
    .where('attendance.state', 'in', ['absent', 'leave'])
    .where('block.recorded_on', 'is not', null)
    .where('enrolment.status', '=', 'enrolled')
    .execute()
  for (const row of rows) {
    const people = bySession.get(row.session_id) ?? new Map<string, number>()
    people.set(row.enrolment_id, (people.get(row.enrolment_id) ?? 0) + 1)
    bySession.set(row.session_id, people)
  }
  return new Map([...bySession].map(([id, people]) => [id, [...people.values()]]))
}

export function exceptionsOf(rows: readonly Omit<AttendanceRow, 'source'>[]): AttendanceException[] {
  return rows.map(row => ({
    personId: row.personId,
    blockId: row.blockId,
    state: row.state,
    minutes: row.missedMinutes,
  }))
}

export async function putAttendance(
  tx: Tx,
  row: {
    blockId: string
    enrolmentId: string
    sessionId: string
    state: AttendanceTable['state']
    missedMinutes: number | null
    source: AttendanceTable['source']
    scannedIn?: number | null
    scannedOut?: number | null
  },
): Promise<void> {
  const changes = {
    state: row.state,
    missed_minutes: row.missedMinutes,
    source: row.source,
    ...(row.scannedIn === undefined ? {} : { scanned_in: row.scannedIn }),
    ...(row.scannedOut === undefined ? {} : { scanned_out: row.scannedOut }),
  }
  await tx
    .insertInto('attendance')
    .values({
      block_id: row.blockId,
      enrolment_id: row.enrolmentId,
      session_id: row.sessionId,
      scanned_in: null,
      scanned_out: null,
      ...changes,
    })
    .onConflict(conflict => conflict.columns(['block_id', 'enrolment_id']).doUpdateSet(changes))
    .execute()
}

/** Cleared: on a recorded block that means present. */
export async function removeAttendance(tx: Tx, blockId: string, enrolmentId: string): Promise<void> {
  await tx
    .deleteFrom('attendance')
    .where('block_id', '=', blockId)
    .where('enrolment_id', '=', enrolmentId)
    .execute()
}
