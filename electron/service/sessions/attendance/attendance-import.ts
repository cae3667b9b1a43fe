import { clockText } from '../../../../src/domain/days/clock'
import type { KnownPerson } from '../../../../src/domain/imports/person-match'
import {
  type AttendanceNow,
  attendanceChanges,
  attendanceKey,
} from '../../../../src/domain/sessions/attendance/scan-changes'
import {
  type DayScans,
  previewScans,
  type ScanBook,
} from '../../../../src/domain/sessions/attendance/scan-log'
import { type ScanField, scanSpec } from '../../../../src/domain/sessions/attendance/scan-log-fields'
import type { Db } from '../../context'
import type { ImportKind } from '../../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../../imports/whole-sheet'
import { everybodyKnown } from '../../people/people-service'
import { rollToCompare } from '../sessions-service'
import { listAttendance } from '../stores/attendance-store'
import { listBlocks } from '../stores/blocks-store'

/** What a log of scans is compared with; without a session only with who there is. */
interface AttendedBook extends ScanBook {
  readonly people: readonly KnownPerson[]
  readonly now?: AttendanceNow
}

/** 签到记录: when people of a session were scanned. */
export const attendanceImport: ImportKind<ScanField, AttendedBook, DayScans> = {
  spec: scanSpec,
  wholeRows,
  async snapshot(db, sessionId) {
    const people = await everybodyKnown(db)
    if (sessionId === null) return { people }
    const roll = await rollToCompare(db, sessionId)
    return roll && { people, roll, now: await attendanceNow(db, sessionId) }
  },
  preview(layout, book, rules, sinks) {
    const preview = previewScans(wholeSheet(layout), book, rules)
    const { people, roll, now } = book
    if (roll && now) {
      const expected = people.filter(({ id }) => roll.has(id))
      const changes = attendanceChanges(preview.accepted, expected, now, rules.today)
      for (const change of changes) sinks.changes.push(change)
    }
    return poured(preview, sinks)
  },
  sample: ({ staffNo, name, day, scans }) => ({
    staffNo: staffNo ?? '',
    name,
    day,
    time: scans.map(clockText).join(' '),
  }),
  async write(context, about, { rows }, sessionId) {
    if (sessionId === null) return context.refuse('session_missing')
    const scans = [...rows].map(({ personId, day, scans: minutes }) => ({
      personId,
      day,
      scans: [...minutes],
    }))
    const input = { ...about, sessionId, scans, enrolMissing: true }
    const { output, seq } = await context.run('sessions', 'writeScans', input)
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
    rows.map(({ blockId, personId, state, missedMinutes, source }) => [
      attendanceKey(blockId, personId),
      { state, minutes: missedMinutes, typed: source === 'typed' },
    ]),
  )
  return { blocks, states }
}
