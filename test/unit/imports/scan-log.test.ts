import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { Cell } from '../../../src/domain/imports/table'
import {
  type DayScans,
  previewScans,
  type ScanBook,
  type ScanRules,
} from '../../../src/domain/sessions/attendance/scan-log'
import { attendanceFromScans } from '../../../src/domain/sessions/attendance/scan-log-attendance'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, codesOf, tableOf } from './table-of'

const people = [
  { id: 'w', staffNo: '00603', name: '王芳' },
  { id: 'l', staffNo: '00606', name: '李娜' },
]
const preview = (
  rows: readonly (readonly Cell[] | string)[],
  rules: ScanRules = {},
  book: Partial<ScanBook> = {},
) => previewScans(accepted(readLayout([tableOf(rows)], scanSpec)), { people, ...book }, rules)
const day = '2026-10-12'

describe('a scan log', () => {
  it('gathers each person’s scans of a day', () => {
    const shown = preview([
      '卡号|时间',
      `00603|${day} 08:58:35`,
      `00606|${day} 09:38:32`,
      `00603|${day} 08:59:59`,
      `00603|2026-10-13 08:00`,
    ])
    expect(shown).toMatchObject({ kind: 'attendance', rows: 4, new: 3, errors: 0 })
    expect(shown.accepted[0]).toEqual({
      personId: 'w',
      staffNo: '00603',
      name: '王芳',
      day,
      scans: [538, 539],
      rows: [2, 4],
    })
  })

  it.each<[string, (readonly Cell[] | string)[], number[]]>([
    ['a day and a time', ['日期|工号|打卡时间', '2026/10/12|00603|8:30'], [510]],
    ['real dates', ['工号|刷卡时间', ['00603', { date: day, minutes: 510 }]], [510]],
    ['in and out', ['工号|姓名|日期|签到|签退', `00603|王芳|${day}|08:30|17:02`], [510, 1022]],
    ['several times in a cell', ['工号|日期|打卡记录', `00603|${day}|08:30 12:01 13:25`], [510, 721, 805]],
    ['English', ['Badge No|Name|Timestamp', '00603|王芳|10/12/2026 8:30 AM'], [510]],
    ['a moment under 日期', ['工号|日期|签退', `00603|${day} 08:30|`], [510]],
  ])('reads %s', (_, rows, scans) => {
    expect(preview(rows).accepted).toMatchObject([{ personId: 'w', day, scans }])
  })

  it('needs a day from somewhere', () => {
    expect(preview(['工号|签到时间', '00603|08:30'])).toMatchObject({ errors: 1, accepted: [] })
    expect(preview(['工号|签到时间', '00603|08:30'], { day }).accepted).toMatchObject([{ day, scans: [510] }])
  })

  it('lists what it cannot take', () => {
    const shown = preview([
      '卡号|时间',
      `99999|${day} 08:00`,
      '00603|早上',
      `00606|2026-13-45 08:00`,
      '00603|',
    ])
    expect(shown).toMatchObject({ new: 0, errors: 4 })
    expect(codesOf(shown)).toEqual({ unknown_person: 1, impossible_time: 3 })
  })

  it('holds out people who are not on the roll', () => {
    const rows = ['卡号|时间', `00603|${day} 08:00`, `00606|${day} 08:00`]
    expect(preview(rows, {}, { roll: new Set(['w']) })).toMatchObject({ new: 1, conflicts: 1 })
    expect(preview(rows, { enrolMissing: true }, { roll: new Set(['w']) })).toMatchObject({
      new: 2,
      conflicts: 0,
    })
  })
})

describe('attendance from scans', () => {
  const morning = { id: 'am', day, start: 540, end: 720 }
  const afternoon = { id: 'pm', day, start: 810, end: 1020 }
  const scansOf = (personId: string, ...scans: number[]): DayScans => ({
    personId,
    staffNo: personId,
    name: personId,
    day,
    scans,
    rows: [],
  })
  const state = (log: DayScans[], person: string, block = morning) => {
    const [one] = attendanceFromScans([block], [person], log, 5)
    return [one?.state, one?.minutes]
  }

  it.each<[string, number[], string, number]>([
    ['early', [500], 'present', 0],
    ['within the grace', [545], 'present', 0],
    ['after it', [546], 'late', 6],
    ['one tap repeated', [538, 539], 'present', 0],
    ['after the end', [720], 'absent', 0],
    ['never', [], 'absent', 0],
  ])('%s', (_, scans, expected, minutes) => {
    expect(state(scans.length > 0 ? [scansOf('a', ...scans)] : [], 'a')).toEqual([expected, minutes])
  })

  it('reads leaving only from a log that records it', () => {
    const both = [scansOf('a', 530, 650), scansOf('b', 530, 725), scansOf('c', 535)]
    expect(state(both, 'a')).toEqual(['left_early', 70])
    expect(state(both, 'b')).toEqual(['present', 0])
    expect(state(both, 'c')).toEqual(['present', 0])
    const one = [scansOf('a', 530, 650), scansOf('b', 530), scansOf('c', 535)]
    expect(state(one, 'a')).toEqual(['present', 0])
  })

  it('lets the day’s scans speak for each of its blocks', () => {
    const log = [scansOf('a', 530, 1025), scansOf('b', 800, 1025), scansOf('c', 530, 725)]
    expect(state(log, 'a', afternoon)).toEqual(['present', 0])
    expect(state(log, 'b')).toEqual(['absent', 0])
    expect(state(log, 'b', afternoon)).toEqual(['present', 0])
    expect(state(log, 'c', afternoon)).toEqual(['absent', 0])
  })

  it('speaks only of people on the roll, and of all of them', () => {
    const rows = attendanceFromScans(
      [morning, afternoon],
      ['a', 'z'],
      [scansOf('a', 530), scansOf('x', 530)],
      5,
    )
    expect(rows.map(row => [row.personId, row.blockId, row.state])).toEqual([
      ['a', 'am', 'present'],
      ['z', 'am', 'absent'],
      ['a', 'pm', 'present'],
      ['z', 'pm', 'absent'],
    ])
  })
})
