/** Which blocks a column of marks is about: by its hours, its half of a day, the day of its row, its sheet. */
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecisions } from '../../../src/domain/imports/preview'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { previewAttendance } from '../../../src/domain/sessions/attendance/attendance-preview'
import { hoursIn } from '../../../src/domain/sessions/attendance/column-hours'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, codesOf, tableOf } from './table-of'

const everybody = ['王芳', '李娜', '赵磊'].map((name, at) => ({ id: name, staffNo: `0060${at + 1}`, name }))
const days = { 20: '2026-11-20', 21: '2026-11-21' }
const morning = { start: 540, end: 720, recorded: false }
const afternoon = { start: 810, end: 1020, recorded: false }
const oneDay = [
  { id: 'm', day: days[20], ...morning },
  { id: 'a', day: days[20], ...afternoon },
]
const twoDays = [
  ...oneDay,
  { id: 'm21', day: days[21], ...morning },
  { id: 'a21', day: days[21], ...afternoon },
]

function read(tables: readonly ReturnType<typeof tableOf>[], blocks = oneDay, decisions?: RowDecisions) {
  const more = decisions ? { decisions } : {}
  const shown = previewAttendance(
    accepted(readLayout(tables, scanSpec, more)),
    {
      people: everybody,
      roll: new Set(everybody.map(({ id }) => id)),
      now: { blocks, states: new Map() },
      session: { courseName: '投诉处理', courseNameEn: null, number: 2 },
    },
    { today: '2026-11-30', ...more },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const said = shown.accepted.flatMap(({ name, outcomes }) =>
    outcomes.map(({ blockId, state, minutes }) => `${name} ${blockId} ${state}${minutes ?? ''}`),
  )
  return { said, codes: codesOf(shown), shown }
}

describe('hours in a text', () => {
  it.each<[string, [number, number | null] | null]>([
    ['上午(9:00-12:00)', [540, 720]],
    ['11月20日 13:30-17:00', [810, 1020]],
    ['下午2点到5点', [840, 1020]],
    ['9点半～11点', [570, 660]],
    ['9-12点', [540, 720]],
    ['9am–12pm', [540, 720]],
    ['2-5pm', [840, 1020]],
    ['1:30-5:00', [810, 1020]],
    ['14:00场', [840, null]],
    ['2:00 PM', [840, null]],
    ['11月20日', null],
    ['20', null],
    ['2026-11-20', null],
    ['11.20上午', null],
    ['第1-2组', null],
    ['8学时', null],
  ])('%s: %j', (text, hours) => {
    const found = hoursIn(text)
    expect(found && [found.from, found.until]).toEqual(hours)
  })
})

describe('a column of marks', () => {
  const marks = ['王芳 m present', '王芳 a present', '李娜 m present', '李娜 a absent']

  it.each([
    ['上午(9:00-12:00)|下午(13:30-17:00)'],
    ['11月20日 9:00-12:00|11月20日 13:30-17:00'],
    ['9点-12点|下午1点半-5点'],
    ['11.20 9:00|11.20 13:30'],
    ['9am-12pm|1:30-5pm'],
    ['20日上午|20日下午'],
  ])('is about the hours of its heading: %s', headings => {
    const { said, codes } = read([tableOf([`工号|姓名|${headings}`, '00601|王芳|√|√', '00602|李娜|√|×'])])
    expect(said).toEqual(marks)
    expect(codes).toEqual({ not_marked: 2 })
  })

  it.each([
    ['日期|工号|姓名|上午|下午', `${days[20]}|00601|王芳|×|√`, `${days[21]}|00602|李娜|√|病假`],
    [
      'Date|Staff No.|Name|AM|PM',
      `${days[20]}|00601|王芳|Absent|Present`,
      `${days[21]}|00602|李娜|Present|Sick leave`,
    ],
    [
      '日期|工号|姓名|上午（9:00～12:00）|下午（13:30～17:00）',
      `${days[20]}|00601|王芳|缺勤|到`,
      `${days[21]}|00602|李娜|到|事假`,
    ],
  ])('is about its half of the day that stands in the row: %s', (...rows) => {
    expect(read([tableOf(rows)], twoDays).said).toEqual([
      '王芳 m absent',
      '王芳 a present',
      '李娜 m21 present',
      '李娜 a21 leave',
    ])
  })

  it('is about the day of its heading, whatever day somebody wrote into the row', () => {
    const rows = [
      '填表日期|工号|姓名|11月20日|11月21日',
      '2026-11-25|00601|王芳|×|√',
      '2026-11-25|00602|李娜|√|×',
    ]
    expect(read([tableOf(rows)], twoDays).said.filter(one => one.includes('absent'))).toEqual([
      '王芳 m absent',
      '王芳 a absent',
      '李娜 m21 absent',
      '李娜 a21 absent',
    ])
  })

  it.each([
    ['培训时间：2026年11月20日 13:30-17:00', ['王芳 a present']],
    ['培训日期：2026年11月20日下午', ['王芳 a present']],
    ['培训日期：2026年11月20日（打印时间 16:20）', ['王芳 m present', '王芳 a present']],
    ['培训时间：2026年11月20日 上午9:00-下午5:00', ['王芳 m present', '王芳 a present']],
  ])('that names no hours is of those in the title: %s', (title, said) => {
    expect(read([tableOf([title, '工号|姓名|出勤情况', '00601|王芳|√'])]).said).toEqual(said)
  })
})

describe('a sheet of hours', () => {
  it('has its headings although most of them are figures', () => {
    const sheet = tableOf([
      '培训日期|工号|姓名|9:00-12:00|13:30-17:00',
      '2026-11-20|00601|王芳|√|请假',
      '2026-11-20|00602|李娜|√|√',
      '2026-11-20|00603|赵磊|迟到|×',
    ])
    expect(read([sheet], twoDays).said).toEqual([
      '王芳 m present',
      '王芳 a leave',
      '李娜 m present',
      '李娜 a present',
      '赵磊 m late',
      '赵磊 a absent',
    ])
  })
})

describe('a column for each state', () => {
  const day = (...rows: string[]) => read([tableOf(['培训签到 2026年11月20日上午', ...rows])])

  it.each([
    ['letters over ticks', '工号|姓名|P|L|A', '√||', '|√|', '||√'],
    ['letters over ticks and crosses', '工号|姓名|P|L|A', '√|×|×', '×|√|×', '×|×|√'],
    ['letters over 1 and 0', 'Staff No|Name|P|L|A', '1|0|0', '0|1|0', '0|0|1'],
    ['words over 1 and 0', '工号|姓名|出勤|迟到|缺勤', '1|0|0', '0|1|0', '0|0|1'],
    ['words over 1', '工号|姓名|出勤|迟到|缺勤', '1||', '|1|', '||1'],
  ])('reads %s', (_, head, present, late, absent) =>
    expect(day(head, `00601|王芳|${present}`, `00602|李娜|${late}`, `00603|赵磊|${absent}`)).toMatchObject({
      said: ['王芳 m present', '李娜 m late', '赵磊 m absent'],
      codes: { no_minutes: 1 },
    }),
  )

  it('asks what somebody was under E, and of whom nothing is ticked', () => {
    const sheet = day('工号|姓名|P|L|A|E', '00601|王芳|1|0|0|0', '00602|李娜|0|0|0|1', '00603|赵磊|0|0|0|0')
    expect(sheet).toMatchObject({
      said: ['王芳 m present'],
      codes: { unknown_mark: 1, scan_unread: 1, not_marked: 1 },
    })
  })

  it('takes letters and figures beside the marks of a day for counts', () =>
    expect(
      read([
        tableOf([
          '工号|姓名|11月20日上午|P|L|A',
          '00601|王芳|P|1|0|0',
          '00602|李娜|A|0|0|1',
          '00603|赵磊|P|1|0|0',
        ]),
      ]).said,
    ).toEqual(['王芳 m present', '李娜 m absent', '赵磊 m present']))

  it('takes figures beyond one for no ticks', () =>
    expect(day('工号|姓名|出勤|迟到|缺勤', '00601|王芳|3|1|0', '00602|李娜|4|0|0').said).toEqual([]))
})

describe('minutes among the remarks', () => {
  it.each([
    ['迟到', '20分钟', '赵磊 m late20'],
    ['迟到', '20 min', '赵磊 m late20'],
    ['late', 'late 20 mins', '赵磊 m late20'],
    ['早退', '提前15分', '赵磊 m left_early15'],
    ['早退', '迟到15分', '赵磊 m left_early'],
    ['迟到', '培训20分钟后请假', '赵磊 m late'],
    ['迟到', '20', '赵磊 m late'],
    ['迟到', '400分钟', '赵磊 m late'],
    ['√', '20分钟', '赵磊 m present'],
  ])('of somebody with %s: %s', (mark, note, said) => {
    const sheet = tableOf(['工号|姓名|11月20日上午|备注', `00603|赵磊|${mark}|${note}`, '00601|王芳|√|'])
    expect(read([sheet]).said).toContain(said)
  })

  it('are of nobody who was late twice', () => {
    const sheet = tableOf(['工号|姓名|11月20日上午|11月20日下午|备注', '00603|赵磊|迟到|迟到|20分钟'])
    expect(read([sheet]).said).toEqual(['赵磊 m late', '赵磊 a late'])
  })
})

describe('two columns about one block', () => {
  const row = (headings: string, cells: string) =>
    read([tableOf([`工号|姓名|${headings}`, `00601|王芳|${cells}`])])

  it.each([
    ['11月20日上午|11.20 9:00', '√|迟到10分钟', ['王芳 m late10']],
    ['11月20日上午|11.20 9:00', '×|病假', ['王芳 m leave']],
    ['11月20日|11月20日下午', '√|事假', ['王芳 m present', '王芳 a leave']],
    ['11月20日下午|11月20日', '事假|√', ['王芳 a leave', '王芳 m present']],
  ])('%s, %s: what both say, and of a half what the narrower says', (headings, cells, said) => {
    expect(row(headings, cells).said.sort()).toEqual(said.sort())
  })

  it('that cannot both be are asked about, and neither is written', () => {
    const { said, codes, shown } = row('11月20日上午|11.20 9:00', '√|×')
    expect([said, codes.unknown_mark]).toEqual([[], 1])
    expect(shown.findings.find(({ code }) => code === 'unknown_mark')).toMatchObject({
      row: 2,
      value: '√ / ×',
    })
  })
})

describe('lateness of a day of two blocks', () => {
  it.each([
    ['迟到60分钟', ['王芳 m late60', '王芳 a present']],
    ['late 15 min', ['王芳 m late15', '王芳 a present']],
    ['早退30分钟', ['王芳 m present', '王芳 a left_early30']],
    ['迟到', ['王芳 m late', '王芳 a present']],
    ['请假', ['王芳 m leave', '王芳 a leave']],
  ])('%s counts once', (mark, said) => {
    expect(read([tableOf(['工号|姓名|11月20日', `00601|王芳|${mark}`])]).said).toEqual(said)
  })
})

describe('sheets read together', () => {
  const sheet = (name: string, title: string, ...rows: string[]) =>
    tableOf([title, '工号|姓名|出勤情况', ...rows], { name })
  const all: RowDecisions = new Map([[2, ['all_sheets']]])
  const first = ['00601|王芳|√', '00602|李娜|√', '00603|赵磊|√']

  it.each([
    ['一', '培训日期：2026年11月20日', '二', '培训日期：2026年11月21日'],
    ['20日', '签到表', '21日', '签到表'],
    ['11.20', '签到表', '11.21', '签到表'],
    ['11月20日（周五）', '签到表', '11月21日（周六）签到', '签到表'],
  ])('are each of its own day: %s, %s', (one, title, other, otherTitle) => {
    const { said } = read(
      [sheet(one, title, ...first), sheet(other, otherTitle, '00601|王芳|×', '00602|李娜|√')],
      twoDays,
      all,
    )
    expect(said.filter(text => text.startsWith('王芳'))).toEqual([
      '王芳 m present',
      '王芳 a present',
      '王芳 m21 absent',
      '王芳 a21 absent',
    ])
  })

  it('are each of their own half of a day', () => {
    const { said } = read(
      [sheet('20日上午', '签到表', ...first), sheet('20日下午', '签到表', '00601|王芳|×')],
      oneDay,
      all,
    )
    expect(said.filter(text => text.startsWith('王芳'))).toEqual(['王芳 m present', '王芳 a absent'])
  })

  it('write nothing of a day without a block, and say which sheet that is', () => {
    const { said, shown } = read(
      [sheet('20日', '签到表', ...first), sheet('22日', '签到表', '00601|王芳|×')],
      oneDay,
      all,
    )
    expect(said.filter(text => text.includes('absent'))).toEqual([])
    expect(shown.findings.filter(({ code }) => code === 'no_block').map(({ row }) => row)).toEqual([1002])
  })

  it('wait for an answer where one of them is of another session', () => {
    const tables = [
      sheet('一', '投诉处理（第2期）签到表', ...first),
      sheet('二', '投诉处理（第3期）签到表', '00601|王芳|迟到10分钟'),
    ]
    const asked = read(tables, oneDay, all)
    expect(asked.said).toHaveLength(6)
    expect(asked.codes).toMatchObject({ other_session: 1 })
    expect(asked.shown.conflicts).toBe(1)
    expect(read(tables, oneDay, new Map([...all, [1002, ['take']]])).said).toContain('王芳 m late10')
  })
})
