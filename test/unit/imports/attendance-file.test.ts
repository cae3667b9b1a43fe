import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/domain/imports/changes'
import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { Cell } from '../../../src/domain/imports/table'
import {
  type AttendanceBook,
  type AttendanceRules,
  previewAttendance,
} from '../../../src/domain/sessions/attendance/attendance-preview'
import {
  type AttendanceNow,
  attendanceKey,
  type StandingAttendance,
} from '../../../src/domain/sessions/attendance/attendance-shape'
import { attendanceChanges } from '../../../src/domain/sessions/attendance/scan-changes'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, codesOf, tableOf } from './table-of'

const day = '2026-11-20'
const today = '2026-11-30'
const everybody = ['王芳', '李娜', '赵磊', '陈敏'].map((name, at) => ({
  id: name,
  staffNo: `0060${at + 1}`,
  name,
}))
const expected = new Set(['王芳', '李娜', '赵磊'])

type Known = Partial<StandingAttendance> & Pick<StandingAttendance, 'state'>
interface Stands {
  recorded?: boolean
  states?: Record<string, Known>
}

/** A session of a morning (m) and an afternoon (a), another held ten days before, and one to come. */
const standing = ({ recorded = false, states = {} }: Stands): AttendanceNow => ({
  blocks: [
    { id: 'm', day, start: 540, end: 720, recorded },
    { id: 'a', day, start: 810, end: 1020, recorded },
    { id: 'ahead', day: '2026-12-05', start: 540, end: 720, recorded: false },
    { id: 'earlier', day: '2026-11-10', start: 540, end: 720, recorded: true },
  ],
  states: new Map(
    Object.entries(states).map(([key, known]) => {
      const [block = '', person = ''] = key.split(' ')
      return [
        attendanceKey(block, person),
        { minutes: null, typed: false, scannedIn: null, scannedOut: null, ...known },
      ]
    }),
  ),
})

function read(
  rows: readonly (readonly Cell[] | string)[],
  stands: Stands = {},
  rules: Partial<AttendanceRules> = {},
  book: Partial<AttendanceBook> = {},
) {
  const now = standing(stands)
  const shown = previewAttendance(
    accepted(readLayout([tableOf(rows)], scanSpec)),
    { people: everybody, roll: expected, now, ...book },
    { today, ...rules },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const changes = shown.accepted.flatMap(one => attendanceChanges(one, now, expected.has(one.personId)))
  return { ...shown, changes, said: changes.map(said), codes: codesOf(shown) }
}

const value = (one: Change['before']) => {
  if (one?.as !== 'word') return '–'
  return one.minutes ? `${one.word} ${one.minutes}` : one.word
}
function said({ name, of, before, after, note }: Change): string {
  const at = of?.as === 'block' ? `${of.day.slice(5)} ${of.starts / 60}` : ''
  return [`${name} ${at}: ${value(before)} → ${value(after)}`, note].filter(Boolean).join(' ')
}

const log = (...lines: string[]) => [
  '工号|姓名|刷卡时间',
  ...lines.map(line => line.replace(' ', `|${day} `)),
]

describe('a log of scans', () => {
  it('says of a block recorded for the first time who was late and who was not there', () => {
    const { said, codes } = read(log('00601|王芳 08:51', '00602|李娜 09:21'))
    expect(said).toEqual(['李娜 11-20 9: unrecorded → late 21', '赵磊 11-20 9: unrecorded → absent absent'])
    expect(codes).toEqual({})
  })

  it('adds to a log read before: whom it does not name keeps what stands', () => {
    const { said, codes } = read(log('00603|赵磊 08:55'), {
      recorded: true,
      states: { 'm 王芳': { state: 'present', scannedIn: 531 }, 'm 赵磊': { state: 'absent' } },
    })
    expect(said).toEqual(['赵磊 11-20 9: absent → present'])
    expect(codes).toEqual({ not_in_log: 1 })
  })

  it('is added to the scans that are known already', () => {
    const known = { state: 'present' as const, scannedIn: 531 }
    const { accepted: rows, said } = read(log('00601|王芳 11:10', '00602|李娜 12:03'), {
      recorded: true,
      states: { 'm 王芳': known, 'm 李娜': known },
    })
    expect(said).toEqual(['王芳 11-20 9: present → left_early 50'])
    expect(rows[1]?.outcomes).toMatchObject([{ scannedIn: 531, scannedOut: 723 }])
  })

  it('closes by its goings what a log of comings left open', () => {
    const known = { state: 'present' as const, scannedIn: 531 }
    const rows = ['工号|签到时间|签退时间', `00601|${day} 08:51|${day} 09:20`]
    const { said } = read(rows, { recorded: true, states: { 'm 王芳': known } })
    expect(said).toEqual(['王芳 11-20 9: present → left_early 160'])
  })

  it('overrules nothing that was typed unless somebody says so', () => {
    const stands = { recorded: true, states: { 'm 王芳': { state: 'absent' as const, typed: true } } }
    const asked = read(log('00601|王芳 08:51'), stands)
    expect(asked).toMatchObject({ said: [], conflicts: 1, codes: { typed_attendance: 1 } })
    expect(asked.findings.find(one => one.code === 'typed_attendance')).toMatchObject({
      row: 2,
      params: { was: 'absent', will: 'present', starts: '09:00', ends: '12:00' },
    })
    const taken = read(log('00601|王芳 08:51'), stands, { answers: { 'typed m 王芳': 'file' } })
    expect(taken.said).toEqual(['王芳 11-20 9: absent → present by_hand'])
  })

  it('asks nothing where what was typed is what it says, and leaves leave alone', () => {
    const { said, codes } = read(log('00601|王芳 09:31', '00602|李娜 08:50'), {
      states: {
        'm 王芳': { state: 'late', minutes: 30, typed: true },
        'm 赵磊': { state: 'leave', typed: true },
      },
    })
    expect([said, codes]).toEqual([[], {}])
  })

  it('makes nobody absent whose row it could not read', () => {
    const rows = log('00601|王芳 08:51', '00602|王丽 08:50', '00603|赵磊 早上')
    const { said, codes } = read(rows)
    expect([said, codes]).toEqual([
      [],
      { name_differs: 1, impossible_time: 1, row_in_doubt: 1, scan_unread: 1 },
    ])
  })

  it('names every row of another day or hour, and counts none of them', () => {
    const rows = [
      ...log('00601|王芳 08:51', '00602|李娜 22:10'),
      '00603|赵磊|2026-11-21 08:50',
      '00603|赵磊|2026-12-05 08:50',
    ]
    const shown = read(rows)
    expect(shown).toMatchObject({ new: 1, errors: 3, codes: { no_block: 3 } })
  })

  it('changes nothing when it is read again', () => {
    const known = { state: 'present' as const, scannedIn: 531 }
    const shown = read(log('00601|王芳 08:51'), { recorded: true, states: { 'm 王芳': known } })
    expect(shown).toMatchObject({ new: 0, unchanged: 1, accepted: [] })
  })

  it('tells of whoever comes onto the roll by it what they missed before', () => {
    const { said, codes } = read(
      log('00601|王芳 08:51', '00602|李娜 08:51', '00603|赵磊 08:51', '00604|陈敏 08:51'),
      {},
      { enrolMissing: true },
    )
    expect(said).toEqual(['陈敏 11-10 9: unrecorded → absent absent'])
    expect(codes).toEqual({ not_on_roll: 1 })
  })

  it('knows a meeting by its comings and goings', () => {
    const { said } = read([
      '用户昵称|工号|入会时间|退会时间',
      `王芳|00601|${day} 08:58:01|${day} 12:00:10`,
      `李娜|00602|${day} 08:59:01|${day} 09:40:00`,
      `李娜|00602|${day} 09:45:00|${day} 12:01:00`,
      `赵磊|00603|${day} 11:20:00|${day} 12:00:30`,
    ])
    expect(said).toEqual(['赵磊 11-20 9: unrecorded → late 140'])
  })
})

describe('a sheet of attendance marks', () => {
  const sheet = (...lines: string[]) => ['序号|工号|姓名|出勤情况', ...lines]

  it('is read as it is written, for the only day of the session', () => {
    const rows = [
      '培训日期：2026年11月20日',
      ...sheet('1|00601|王芳|√', '2|00602|李娜|×', '3|00603|赵磊|迟到15分钟'),
    ]
    const shown = read(rows)
    expect(shown).toMatchObject({ new: 3, errors: 0, codes: {} })
    expect(shown.said).toEqual([
      '李娜 11-20 9: unrecorded → absent',
      '李娜 11-20 13.5: unrecorded → absent',
      '赵磊 11-20 9: unrecorded → late 15',
    ])
    expect(shown.accepted[0]).toMatchObject({
      mark: '√',
      outcomes: [{ state: 'present', source: 'typed' }, {}],
    })
  })

  it('of several days needs to say which', () => {
    expect(() => read(sheet('1|00601|王芳|√', '2|00602|李娜|×'))).toThrow('missing_columns')
  })

  it('has a column a day, or half a day', () => {
    const wide = [
      '工号|姓名|11月10日上午|11月20日上午|11月20日下午',
      '00601|王芳|√|√|事假',
      '00602|李娜|√|迟到|√',
      '00603|赵磊|√|√|',
    ]
    const shown = read(wide)
    expect(shown.said).toEqual(['王芳 11-20 13.5: unrecorded → leave', '李娜 11-20 9: unrecorded → late'])
    expect(shown.codes).toEqual({ not_marked: 1, no_minutes: 1 })
  })

  it('of a whole month has its days over the columns, and says which of them were no class', () => {
    const month = [
      '2026年11月考勤表',
      ['工号', '姓名', 9, 10, 19, 20, '备注'],
      ['00601', '王芳', '√', '√', null, '×', ''],
      ['00602', '李娜', '√', '√', null, '√', ''],
    ]
    const shown = read(month)
    expect(shown.said).toEqual(['王芳 11-20 9: unrecorded → absent', '王芳 11-20 13.5: unrecorded → absent'])
    expect(shown.findings.filter(one => one.code === 'no_block').map(one => one.column)).toEqual(['9'])
  })

  it('of another session by its title is asked about before anything of it is written', () => {
    const rows = ['投诉处理（第3期）签到表', '工号|姓名|11月20日', '00601|王芳|√', '00602|李娜|×']
    const session = { courseName: '投诉处理', courseNameEn: null, number: 2 }
    const asked = read(rows, {}, {}, { session })
    expect(asked).toMatchObject({ new: 0, conflicts: 1, accepted: [], codes: { other_session: 1 } })
    const taken = read(rows, {}, { decisions: new Map([[2, ['take']]]) }, { session })
    expect(taken.new).toBe(2)
    expect(read(rows, {}, {}, { session: { ...session, number: 3 } }).codes).toEqual({ not_marked: 2 })
  })

  it('says which words it does not know, and leaves the others in', () => {
    const rows = ['日期|工号|姓名|出勤情况', `${day}|00601|王芳|√`, `${day}|00602|李娜|外借`]
    expect(read(rows)).toMatchObject({ new: 1, errors: 1, codes: { unknown_mark: 1, not_marked: 2 } })
  })

  it('asks before it overrules what was typed', () => {
    const rows = ['日期|工号|姓名|出勤情况', `${day}|00601|王芳|√`]
    const states = {
      'm 王芳': { state: 'absent' as const, typed: true },
      'a 王芳': { state: 'absent' as const },
    }
    const shown = read(rows, { recorded: true, states })
    expect(shown.said).toEqual(['王芳 11-20 13.5: absent → present'])
    expect(shown.codes).toEqual({ typed_attendance: 1 })
  })

  it('is read by the signs it explains', () => {
    const rows = [
      '工号|姓名|11月20日',
      '00601|王芳|△',
      '00602|李娜|○',
      '00603|赵磊|√',
      '图例：√出勤 △迟到 ○请假||',
    ]
    expect(read(rows).said.filter(one => one.includes(' 9:'))).toEqual([
      '王芳 11-20 9: unrecorded → late',
      '李娜 11-20 9: unrecorded → leave',
    ])
  })

  it('may have times under its days, and a word instead of them', () => {
    const rows = [
      '工号|姓名|11.20上午签到|11.20上午签退|11.20下午签到|11.20下午签退',
      '00601|王芳|8:55|12:01|13:25|17:02',
      '00602|李娜|9:40|12:00|请假|请假',
      '00603|赵磊|8:50|12:00||',
    ]
    const shown = read(rows)
    expect(shown.said).toEqual(['李娜 11-20 13.5: unrecorded → leave', '李娜 11-20 9: unrecorded → late 40'])
    expect(shown.codes).toEqual({ not_marked: 1 })
  })

  it('of an English office has the day before the month, or after it', () => {
    const rows = [
      'Staff No.|Name|20/11/2026 AM|20/11/2026 PM',
      '00601|王芳|Present|Sick leave',
      '00602|李娜|Late|Present',
      '00603|赵磊|Absent|Present',
    ]
    expect(read(rows).said).toEqual([
      '王芳 11-20 13.5: unrecorded → leave',
      '李娜 11-20 9: unrecorded → late',
      '赵磊 11-20 9: unrecorded → absent',
    ])
  })

  it('is nothing without a column of marks', () => {
    expect(() => read(['工号|姓名|部门', '00601|王芳|一组'])).toThrow('missing_columns')
  })
})
