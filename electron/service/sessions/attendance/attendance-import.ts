import { clockText } from '../../../../src/domain/days/clock'
import type { KnownPerson } from '../../../../src/domain/imports/person-match'
import { isRefusal } from '../../../../src/domain/imports/refusal'
import {
  type AttendanceBook,
  previewAttendance,
} from '../../../../src/domain/sessions/attendance/attendance-preview'
import {
  type AttendanceNow,
  type AttendedPerson,
  attendanceKey,
} from '../../../../src/domain/sessions/attendance/attendance-shape'
import { attendanceChanges } from '../../../../src/domain/sessions/attendance/scan-changes'
import type { ScanField } from '../../../../src/domain/sessions/attendance/scan-field'
import { scanSpec } from '../../../../src/domain/sessions/attendance/scan-log-fields'
import type { Db } from '../../context'
import { courseNames } from '../../courses/courses-service'
import type { ImportKind } from '../../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../../imports/whole-sheet'
import { everybodyKnown } from '../../people/people-service'
import { findSession, rollToCompare } from '../sessions-service'
import { listAttendance } from '../stores/attendance-store'
import { listBlocks } from '../stores/blocks-store'

/** What a file is compared with; without a session only with who there is. */
interface AttendedBook extends AttendanceBook {
  readonly people: readonly KnownPerson[]
}

/** 签到记录: when people of a session were scanned, or what a sheet says of who came. */
export const attendanceImport: ImportKind<ScanField, AttendedBook, AttendedPerson> = {
  spec: scanSpec,
  wholeRows,
  async snapshot(db, sessionId) {
    const people = await everybodyKnown(db)
    if (sessionId === null) return { people }
    const roll = await rollToCompare(db, sessionId)
    const session = await findSession(db, sessionId)
    if (!roll || !session) return null
    return { people, roll, session, courses: await courseNames(db), now: await attendanceNow(db, sessionId) }
  },
  preview(layout, book, rules, sinks) {
    const preview = previewAttendance(wholeSheet(layout), book, rules)
    if (isRefusal(preview)) return preview
    const { roll, now } = book
    return poured(preview, sinks, row =>
      now ? attendanceChanges(row, now, roll?.has(row.personId) ?? false) : [],
    )
  },
  sample: ({ staffNo, name, day, scans, mark }) => ({
    staffNo: staffNo ?? '',
    name,
    day,
    ...(mark === '' ? { time: scans.map(clockText).join(' ') } : { state: mark }),
  }),
  async write(context, about, { rows }, sessionId) {
    if (sessionId === null) return context.refuse('session_missing')
    const attendance = [...rows].flatMap(({ personId, outcomes }) =>
      outcomes.map(outcome => ({ personId, ...outcome })),
    )
    const input = { ...about, sessionId, attendance }
    const { output, seq } = await context.run('sessions', 'writeAttendance', input)
    return { seq, leftOut: output.notOnRoll }
  },
}

async function attendanceNow(db: Db, sessionId: string): Promise<AttendanceNow> {
  const blocks = (await listBlocks(db, sessionId)).map(({ id, day, starts, ends, recordedOn }) => ({
    id,
    day,
    start: starts,
    end: ends,
    recorded: recordedOn !== null,
  }))
  const rows = await listAttendance(db, sessionId)
  const states = new Map(
    rows.map(({ blockId, personId, state, missedMinutes, source, scannedIn, scannedOut }) => [
      attendanceKey(blockId, personId),
      { state, minutes: missedMinutes, typed: source === 'typed', scannedIn, scannedOut },
    ]),
  )
  return { blocks, states }
}
