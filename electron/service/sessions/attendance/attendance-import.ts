import { clockText } from '../../../../src/domain/days/clock'
import {
  type DayScans,
  previewScans,
  type ScanBook,
} from '../../../../src/domain/sessions/attendance/scan-log'
import { type ScanField, scanSpec } from '../../../../src/domain/sessions/attendance/scan-log-fields'
import type { ImportKind } from '../../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../../imports/whole-sheet'
import { everybodyKnown } from '../../people/people-service'
import { rollToCompare } from '../sessions-service'

/** 签到记录: when people of a session were scanned. */
export const attendanceImport: ImportKind<ScanField, ScanBook, DayScans> = {
  spec: scanSpec,
  wholeRows,
  async snapshot(db, sessionId) {
    const people = await everybodyKnown(db)
    if (sessionId === null) return { people }
    const roll = await rollToCompare(db, sessionId)
    return roll && { people, roll }
  },
  preview: (layout, book, rules, sinks) => poured(previewScans(wholeSheet(layout), book, rules), sinks),
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
