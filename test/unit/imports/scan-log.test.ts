import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { Cell } from '../../../src/domain/imports/table'
import {
  type AttendanceBook,
  type AttendanceRules,
  previewAttendance,
} from '../../../src/domain/sessions/attendance/attendance-preview'
import { attendanceFromScans } from '../../../src/domain/sessions/attendance/scan-log-attendance'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import type { Stay } from '../../../src/domain/sessions/attendance/stays'
import { accepted, codesOf, tableOf } from './table-of'

const people = [
  { id: 'w', staffNo: '00603', name: '王芳' },
  { id: 'l', staffNo: '00606', name: '李娜' },
]
const preview = (
  rows: readonly (readonly Cell[] | string)[],
  rules: Partial<AttendanceRules> = {},
  book: Partial<AttendanceBook> = {},
) => {
  const layout = accepted(readLayout([tableOf(rows)], scanSpec))
  const shown = previewAttendance(layout, { people, ...book }, { today: '2026-12-01', ...rules })
  if (isRefusal(shown)) throw new Error(shown.refused)
  return shown
}
const day = '2026-10-12'

describe('a scan log', () => {
  it('has what comes after midnight on the next day, as a moment does', () => {
    const shown = preview(['工号|日期|签到|签退', `00603|${day}|下午14:10|24:10`])
    expect(shown.accepted.map(({ day, scans }) => [day, scans])).toEqual([
      [day, [850]],
      ['2026-10-13', [10]],
    ])
  })

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
      mark: '',
      rows: [2, 4],
      outcomes: [],
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

  describe('without a day', () => {
    const times = ['工号|签到时间', '00603|08:30', '00606|09:20']
    const block = { start: 540, end: 720, recorded: false }
    const now = {
      blocks: [
        { id: 'one', day, ...block },
        { id: 'two', day: '2026-10-13', ...block },
        { id: 'ahead', day: '2026-12-30', ...block },
      ],
      states: new Map(),
    }
    const book = { roll: new Set(['w', 'l']), now }
    const written = ({ accepted: people }: ReturnType<typeof preview>) =>
      people.flatMap(({ name, outcomes }) =>
        outcomes.map(({ blockId, state }) => `${name} ${blockId} ${state}`),
      )

    it('asks which of the days of the session it is, and takes nothing before', () => {
      const asked = preview(times, {}, book)
      expect(asked).toMatchObject({ errors: 0, conflicts: 1, accepted: [] })
      expect(asked.findings).toMatchObject([
        { code: 'log_day', row: 1, asks: { key: 'day of 表1', days: [day, '2026-10-13'] } },
      ])
      expect(written(preview(times, { answers: { 'day of 表1': '2026-12-30' } }, book))).toEqual([])
      const answered = preview(times, { answers: { 'day of 表1': '2026-10-13' } }, book)
      expect(written(answered)).toEqual(['王芳 two present', '李娜 two late'])
    })

    it('is of the one that stands above the table, or on the tab', () => {
      expect(written(preview(['培训签到 2026年10月12日', ...times], {}, book))).toEqual([
        '王芳 one present',
        '李娜 one late',
      ])
      expect(preview(['培训签到 2026年10月14日', ...times], {}, book)).toMatchObject({
        conflicts: 1,
        accepted: [],
      })
    })

    it('is taken by no session', () =>
      expect(preview(times)).toMatchObject({ errors: 0, conflicts: 1, accepted: [] }))
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
  const scansOf = (personId: string, ...scans: number[]) => ({ personId, day, scans })
  const both = [morning, afternoon]
  /** Each person's state in each block: `am late 6`; a block the log does not cover is not there. */
  const found = (log: ReturnType<typeof scansOf>[], blocks = both) =>
    Object.fromEntries(
      log.map(({ personId }) => [
        personId,
        attendanceFromScans(blocks, log, 5)
          .filter(one => one.personId === personId)
          .map(({ blockId, state, minutes, half }) =>
            [blockId, state, minutes || '', half ? 'half' : ''].filter(Boolean).join(' '),
          ),
      ]),
    )

  it.each<[string, number[], string[]]>([
    ['early', [500], ['am present']],
    ['within the grace', [545], ['am present']],
    ['after it', [546], ['am late 6']],
    ['one tap repeated', [538, 539], ['am present']],
    ['after the end', [720], ['am absent']],
    ['three hours before, of another shift', [355], []],
    ['never', [], []],
  ])('%s', (_, scans, expected) => {
    expect(found([scansOf('a', ...scans)], [morning])).toEqual({ a: expected })
  })

  it('reads leaving only from a log that records it', () => {
    const log = [scansOf('a', 530, 650), scansOf('b', 530, 725), scansOf('c', 535)]
    expect(found(log, [morning])).toEqual({
      a: ['am left_early 70'],
      b: ['am present'],
      c: ['am present half'],
    })
    const once = [scansOf('a', 530, 650), scansOf('b', 530), scansOf('c', 535)]
    expect(found(once, [morning])).toMatchObject({ a: ['am present'] })
  })

  it('records no afternoon from scans of the morning', () => {
    expect(found([scansOf('a', 530), scansOf('b', 532)])).toEqual({ a: ['am present'], b: ['am present'] })
  })

  it('judges each block by the scans around it', () => {
    expect(
      found([
        scansOf('stayed', 530, 725, 805, 1023),
        scansOf('late back', 530, 725, 850, 1024),
        scansOf('no last', 530, 725, 805),
        scansOf('left', 530, 610, 800, 1021),
        scansOf('all day', 530, 1021),
        scansOf('afternoon', 800, 1025),
        scansOf('morning', 530, 725),
      ]),
    ).toEqual({
      stayed: ['am present', 'pm present'],
      'late back': ['am present', 'pm late 40'],
      'no last': ['am present', 'pm present half'],
      left: ['am left_early 110', 'pm present'],
      'all day': ['am present', 'pm present'],
      afternoon: ['am absent', 'pm present'],
      morning: ['am present', 'pm absent'],
    })
  })

  it('takes one touch at the beginning of each block for two comings', () => {
    expect(found([scansOf('a', 530, 805), scansOf('b', 535, 850), scansOf('c', 535)])).toEqual({
      a: ['am present', 'pm present'],
      b: ['am present', 'pm late 40'],
      c: ['am present', 'pm absent'],
    })
  })

  it('takes one touch in the morning and one in the evening for the whole day', () => {
    expect(found([scansOf('a', 530, 1021), scansOf('b', 535, 900), scansOf('c', 532, 1030)])).toEqual({
      a: ['am present', 'pm present'],
      b: ['am present', 'pm left_early 120'],
      c: ['am present', 'pm present'],
    })
  })

  it('knows who had left before the only block of the session', () => {
    const log = [scansOf('a', 530, 725), scansOf('b', 530, 725, 800, 1024), scansOf('c', 800, 1024)]
    expect(found(log, [afternoon])).toEqual({ a: ['pm absent'], b: ['pm present'], c: ['pm present'] })
  })

  it('adds up several stays', () => {
    const stays = (personId: string, ...all: Stay[]) => ({ personId, day, scans: [], stays: all })
    expect(
      found(
        [
          stays('whole', [538, 720]),
          stays('short break', [539, 580], [585, 721]),
          stays('long break', [539, 560], [700, 721]),
          stays('late', [680, 720]),
          stays('no end', [539, null]),
          stays('other half', [800, 900]),
          stays('no end, and again', [535, null], [800, 1020]),
        ],
        [morning],
      ),
    ).toEqual({
      whole: ['am present'],
      'short break': ['am present'],
      'long break': ['am left_early 140'],
      late: ['am late 140'],
      'no end': ['am present half'],
      'other half': ['am absent'],
      'no end, and again': ['am present half'],
    })
  })
})
