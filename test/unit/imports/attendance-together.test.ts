/** What a file says beside what stands, beside its other rows, and of whom it puts on the roll. */
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { isRefusal } from '../../../src/domain/imports/refusal'
import {
  type AttendanceRules,
  previewAttendance,
} from '../../../src/domain/sessions/attendance/attendance-preview'
import {
  attendanceKey,
  type StandingAttendance,
} from '../../../src/domain/sessions/attendance/attendance-shape'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, codesOf, tableOf } from './table-of'

const everybody = ['王芳', '李娜', '陈敏'].map((name, at) => ({ id: name, staffNo: `0060${at + 1}`, name }))
const morning = { start: 540, end: 720 }

type Known = Partial<StandingAttendance> & Pick<StandingAttendance, 'state'>
interface Stands {
  /** Of the two days, 20 and 21. */
  recorded?: readonly number[]
  states?: Record<string, Known>
}

/** A session of two mornings (d20, d21) with 王芳 and 李娜 on its roll. */
function read(
  rows: readonly string[],
  { recorded = [], states = {} }: Stands = {},
  rules: Partial<AttendanceRules> = {},
) {
  const shown = previewAttendance(
    accepted(readLayout([tableOf(rows)], scanSpec)),
    {
      people: everybody,
      roll: new Set(['王芳', '李娜']),
      now: {
        blocks: [20, 21].map(date => ({
          id: `d${date}`,
          day: `2026-11-${date}`,
          ...morning,
          recorded: recorded.includes(date),
        })),
        states: new Map(
          Object.entries(states).map(([key, known]) => {
            const [block = '', person = ''] = key.split(' ')
            const nothing = { minutes: null, typed: false, scannedIn: null, scannedOut: null }
            return [attendanceKey(block, person), { ...nothing, ...known }]
          }),
        ),
      },
    },
    { today: '2026-11-30', ...rules },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const said = shown.accepted.flatMap(({ name, outcomes }) =>
    outcomes.map(({ blockId, state, minutes }) => `${name} ${blockId} ${state}${minutes ?? ''}`),
  )
  return { said: said.sort(), codes: codesOf(shown), shown }
}

const take = { enrolMissing: true }
const log = (...lines: string[]) => ['工号|刷卡时间', ...lines]
const of = (name: string, said: readonly string[]) => said.filter(one => one.startsWith(name))

describe('somebody whom a file puts on the roll', () => {
  const bothDays = ['20', '21'].flatMap(date => [
    `00601|2026-11-${date} 08:51`,
    `00602|2026-11-${date} 08:52`,
  ])

  it.each([
    ['for the first time', [], '00604|'],
    ['after it was recorded', [20, 21], '00604|'],
  ])('was not there on the day they were not scanned: %s', (_, recorded) => {
    const { said } = read(log(...bothDays, '00603|2026-11-20 08:55'), { recorded }, take)
    expect(of('陈敏', said)).toEqual(['陈敏 d20 present', '陈敏 d21 absent'])
  })

  it('keeps what is known of them from before', () => {
    const states = { 'd20 陈敏': { state: 'late' as const, minutes: 20, typed: true } }
    const { said } = read(log('00603|2026-11-21 08:55'), { recorded: [20, 21], states }, take)
    expect(of('陈敏', said)).toEqual(['陈敏 d21 present'])
    const marks = ['工号|姓名|11月21日', '00603|陈敏|√']
    expect(of('陈敏', read(marks, { recorded: [20, 21], states }, take).said)).toEqual(['陈敏 d21 present'])
  })

  it.each([
    [log('00603|2026-11-20 08:51'), { state: 'present' as const, scannedIn: 531 }],
    [['工号|姓名|11月20日', '00603|陈敏|病假'], { state: 'leave' as const, typed: true }],
  ])('comes onto it even where all of it stands already', (rows, known) => {
    const { said } = read(rows, { recorded: [20], states: { 'd20 陈敏': known } }, take)
    expect(said).toEqual([`陈敏 d20 ${known.state}`])
  })

  it('is decided once, where marks stand beside times', () => {
    const rows = ['工号|姓名|11月20日|11月21日签到|11月21日签退', '00603|陈敏|√|8:55|12:01']
    expect(read(rows, { recorded: [20, 21] }, take).said).toEqual(['陈敏 d20 present', '陈敏 d21 present'])
  })
})

describe('what a reader saw', () => {
  const seen = { state: 'present' as const, scannedIn: 531, scannedOut: 722 }
  const late = { state: 'late' as const, minutes: 21, scannedIn: 561 }

  it.each([
    ['√', '王芳', seen],
    ['√', '王芳', late],
    ['迟到', '王芳', late],
    ['出席', '王芳', { ...seen, state: 'left_early' as const, minutes: 40 }],
  ])('stands beside %s of the same', (mark, name, known) => {
    const states = { [`d20 ${name}`]: known }
    const rows = ['工号|姓名|11月20日', `00601|王芳|${mark}`]
    expect(read(rows, { recorded: [20], states })).toMatchObject({ said: [], shown: { unchanged: 1 } })
  })

  it.each([
    ['病假', 'leave'],
    ['迟到30分钟', 'late30'],
  ])('is overruled by %s, and the times stay', (mark, word) => {
    const { said, shown } = read(['工号|姓名|11月20日', `00601|王芳|${mark}`], {
      recorded: [20],
      states: { 'd20 王芳': late },
    })
    expect(said).toEqual([`王芳 d20 ${word}`])
    expect(shown.accepted[0]?.outcomes).toMatchObject([{ scannedIn: 561, source: 'typed' }])
  })
})

describe('somebody in two rows of a sheet', () => {
  const sheet = (...marks: string[]) => ['工号|姓名|11月20日', ...marks, '00602|李娜|√']

  it.each([
    ['√', '×'],
    ['病假', '迟到'],
  ])('who is %s and %s is asked about', (one, other) => {
    const { said, codes, shown } = read(sheet(`00601|王芳|${one}`, `00601|王芳|${other}`))
    expect(said).toEqual(['李娜 d20 present'])
    expect(codes).toEqual({ unknown_mark: 1, scan_unread: 1 })
    expect(shown.findings[0]).toMatchObject({ row: 3, value: `${one} / ${other}`, column: '11月20日' })
  })

  it.each([
    ['√', '√', 'present'],
    ['√', '迟到5分钟', 'late5'],
    ['事假', '×', 'leave'],
  ])('who is %s and %s is both', (one, other, word) => {
    const { said, codes } = read(sheet(`00601|王芳|${one}`, `00601|王芳|${other}`))
    expect([said, codes]).toEqual([['李娜 d20 present', `王芳 d20 ${word}`], {}])
  })
})

describe('more minutes than the block has', () => {
  it.each([
    ['迟到200分钟', '11月20日'],
    ['left early 181 min', '20 Nov 2026'],
  ])('%s is a finding of its row, and the others go in', (mark, heading) => {
    const { said, codes, shown } = read([`工号|姓名|${heading}`, `00601|王芳|${mark}`, '00602|李娜|√'])
    expect(said).toEqual(['李娜 d20 present'])
    expect(codes).toEqual({ minutes_beyond_block: 1, scan_unread: 1 })
    expect(shown.findings[0]).toMatchObject({ row: 2, value: mark, params: { minutes: 180 } })
  })
})

describe('a decision about whose row it is', () => {
  const states = { 'd20 王芳': { state: 'absent' as const, typed: true } }
  const rows = ['工号|姓名|刷卡时间', '00601|王方|2026-11-20 08:51']
  const mine = { decisions: new Map([[2, ['take' as const]]]) }

  it('does not overrule what was typed of them', () => {
    const { said, codes } = read(rows, { recorded: [20], states }, mine)
    expect([said, codes]).toEqual([[], { name_differs: 1, typed_attendance: 1, not_in_log: 1 }])
    const answers = { 'typed d20 王芳': 'file' }
    expect(read(rows, { recorded: [20], states }, { ...mine, answers }).said).toEqual(['王芳 d20 present'])
  })

  it('of a sheet of marks neither', () => {
    const sheet = ['工号|姓名|11月20日', '00601|王方|√']
    const { said, codes } = read(sheet, { recorded: [20], states }, mine)
    expect([said, codes]).toMatchObject([[], { name_differs: 1, typed_attendance: 1 }])
  })

  it.each([
    [['工号|姓名|刷卡时间', '00603|陈明|2026-11-20 08:51']],
    [['Staff No.|Name|20 Nov 2026', '00603|Chen Ming|Present']],
  ])('does not put them on the roll', rows => {
    const asked = read(rows, { recorded: [20] }, mine)
    expect(of('陈敏', asked.said)).toEqual([])
    expect(asked.codes).toMatchObject({ name_differs: 1, not_on_roll: 1 })
    const key = asked.shown.findings.find(one => one.code === 'not_on_roll')?.asks?.key ?? ''
    const answered = read(rows, { recorded: [20] }, { ...mine, answers: { [key]: 'enrol' } })
    expect(of('陈敏', answered.said)).toEqual(['陈敏 d20 present'])
  })

  it('is enough where that is all there is to decide', () => {
    const rows = ['工号|姓名|刷卡时间', '00603|陈敏|2026-11-20 08:51']
    expect(read(rows, { recorded: [20] }, mine).said).toEqual(['陈敏 d20 present'])
  })
})
