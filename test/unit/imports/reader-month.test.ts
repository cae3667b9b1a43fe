import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { asLog } from '../../../src/domain/imports/reader-month'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { Table } from '../../../src/domain/imports/table'
import { previewAttendance } from '../../../src/domain/sessions/attendance/attendance-preview'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, codesOf, tableOf } from './table-of'

const everybody = ['王芳', '李娜', '赵磊'].map((name, at) => ({ id: name, staffNo: `0060${at + 1}`, name }))
const block = { id: 'm', day: '2026-11-12', start: 540, end: 720, recorded: false }

/** A month in which each has these punches on the 12th, and others on the 13th. */
const month = (range: string, punches: Record<string, string>, days = 30) =>
  tableOf([
    ['考勤记录表'],
    ['考勤日期:', null, range, null, '制表时间:', '2026-12-01 09:13'],
    Array.from({ length: days }, (_, day) => day + 1),
    ...everybody.flatMap(({ staffNo, name }) => [
      ['工号:', null, staffNo, null, '姓名:', null, name, null, '部门:', null, '热线'],
      Array.from({ length: days }, (_, day) =>
        day === 11 ? (punches[name] ?? null) : day === 12 ? '08:00\n17:00' : null,
      ),
    ]),
  ])

/** Its rows are in memory. */
const logOf = (table: Table): Table => {
  const sheet = asLog(table)
  return { ...sheet, rows: [...sheet.rows] }
}

function read(table: ReturnType<typeof tableOf>) {
  const shown = previewAttendance(
    accepted(readLayout([logOf(table)], scanSpec)),
    {
      people: everybody,
      roll: new Set(everybody.map(({ id }) => id)),
      now: { blocks: [block], states: new Map() },
    },
    { today: '2026-12-01' },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const said = shown.accepted.flatMap(({ name, rows, outcomes }) =>
    outcomes.map(({ state, minutes }) => `${name} ${rows.join()} ${state}${minutes ?? ''}`),
  )
  return { said, shown }
}

describe('the month of a fingerprint reader', () => {
  it('is a log of the rows it has: who came on the day of the session', () => {
    const sheet = month('2026-11-01 ~ 2026-11-30', { 王芳: '08:4012:03', 李娜: '09:25\n12:03' })
    const { said, shown } = read(sheet)
    expect(said).toEqual(['王芳 5 present', '李娜 7 late25', '赵磊  absent'])
    expect(shown).toMatchObject({ errors: 0, conflicts: 0, rows: 3 })
    expect(shown.findings).toMatchObject([{ code: 'no_block', severity: 'info', value: '2026-11-13' }])
  })

  it('may run from the 26th to the 25th, and have its days under each name', () => {
    const days = [26, 27, 28, 29, 30, 31, ...Array.from({ length: 25 }, (_, day) => day + 1)]
    const sheet = tableOf([
      ['Attendance record report'],
      ['Date: 2026-10-26 ~ 2026-11-25'],
      ['ID: 00601', null, 'Name: 王芳', null, 'Dept.: Hotline'],
      days,
      days.map(day => (day === 12 ? '08:40 12:03' : null)),
    ])
    expect(logOf(sheet).rows.slice(2)).toEqual([
      ['Staff no.', 'Name', 'Department', 'Punch time'],
      [],
      ['00601', '王芳', 'Hotline', '2026-11-12 08:40; 2026-11-12 12:03;'],
    ])
  })

  it('leaves whoever it says in words open on that day', () => {
    const { said, shown } = read(month('2026-11-01 ~ 2026-11-30', { 王芳: '08:40', 李娜: '请假' }))
    expect(said).toEqual(['王芳 5 present', '赵磊  absent'])
    expect(codesOf(shown)).toEqual({ no_block: 1, impossible_time: 1, scan_unread: 1 })
  })

  it('of another month has nothing of the session', () => {
    const { said, shown } = read(month('2026-10-01 ~ 2026-10-31', { 王芳: '08:40' }))
    expect(said).toEqual([])
    expect(shown.findings).toMatchObject([{ code: 'no_block', severity: 'error' }])
  })

  it('that does not say which month it is, and any other sheet, is left as it is', () => {
    for (const sheet of [month('11月', { 王芳: '08:40' }), tableOf(['工号|姓名', '00601|王芳'])])
      expect(asLog(sheet)).toBe(sheet)
  })
})
