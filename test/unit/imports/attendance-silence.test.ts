import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { Answers } from '../../../src/domain/imports/preview'
import { isRefusal } from '../../../src/domain/imports/refusal'
import type { Cell } from '../../../src/domain/imports/table'
import { previewAttendance } from '../../../src/domain/sessions/attendance/attendance-preview'
import type { AttendanceNow } from '../../../src/domain/sessions/attendance/attendance-shape'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, tableOf } from './table-of'

const day = '2026-11-27'
const people = [
  ['1', '王芳'],
  ['2', '李娜'],
  ['3', '赵䶮'],
  ['4', '王㛃'],
  ['5', '张伟'],
  ['6', '张伟'],
].map(([id = '', name = '']) => ({ id, staffNo: `0060${id}`, name }))
const known: AttendanceNow = {
  blocks: [
    { id: 'm', day, start: 540, end: 720, recorded: false },
    { id: 'a', day, start: 810, end: 990, recorded: false },
  ],
  states: new Map(),
}
/** A morning is the whole session, unless `now` says otherwise. */
const morning: AttendanceNow = { ...known, blocks: known.blocks.slice(0, 1) }

function read(
  rows: readonly (readonly Cell[] | string)[],
  { answers = {}, now = morning, roll = ['1', '2', '3', '4'] }: Shown = {},
) {
  const layout = accepted(readLayout([tableOf(rows)], scanSpec))
  const shown = previewAttendance(
    layout,
    { people, now, roll: new Set(roll) },
    { today: '2026-11-30', answers },
  )
  if (isRefusal(shown)) throw new Error(shown.refused)
  const written: Record<string, string> = {}
  for (const { personId, outcomes } of shown.accepted)
    for (const { blockId, state, settles } of outcomes)
      written[`${blockId} ${personId}`] = settles ? state : `${state}?`
  return {
    written,
    asked: shown.findings.filter(one => one.asks).map(one => [one.code, one.asks?.key ?? '']),
    codes: shown.findings.map(one => one.code),
    findings: shown.findings,
  }
}
interface Shown {
  answers?: Answers
  now?: AttendanceNow
  roll?: string[]
}

describe('nobody is there or absent because', () => {
  const unread = ['工号|刷卡时间', `00601|${day} 08:51`, `00602|${day} 设备故障`, `00603|25:70`]

  it('a row about them cannot be read: the block waits for them', () => {
    const { written, asked } = read(unread)
    expect(written).toEqual({ 'm 1': 'present?', 'm 4': 'absent?' })
    expect(asked).toEqual([
      ['scan_unread', 'in m 2'],
      ['scan_unread', 'in m 3'],
    ])
  })

  it('and what is answered is written, after which the block is recorded', () => {
    const { written } = read(unread, { answers: { 'in m 2': 'present', 'in m 3': 'leave' } })
    expect(written).toEqual({ 'm 1': 'present', 'm 2': 'present', 'm 3': 'leave', 'm 4': 'absent' })
  })

  it('two of them have the name in the row', () => {
    const rows = [
      '姓名|入会时间|退会时间',
      `王芳|${day} 08:58|${day} 12:00`,
      `张伟|${day} 08:59|${day} 12:00`,
    ]
    const roll = ['1', '5', '6']
    const { written, asked, findings } = read(rows, { roll })
    expect(written).toEqual({ 'm 1': 'present?' })
    expect(asked).toEqual([
      ['same_name', 'who 3'],
      ['row_in_doubt', 'in m 5'],
      ['row_in_doubt', 'in m 6'],
    ])
    const offered = findings.find(one => one.code === 'same_name')?.asks?.people
    expect(offered?.slice(0, 2).map(one => one.id)).toEqual(['5', '6'])
    expect(read(rows, { roll, answers: { 'who 3': '6' } }).written).toEqual({
      'm 1': 'present',
      'm 5': 'absent',
      'm 6': 'present',
    })
  })

  it('a cell is blank, a mark means two things, or a sheet has no row of them', () => {
    const rows = ['工号|姓名|11月27日', '00601|王芳|√', '00602|李娜|', '00603|赵䶮|√/×']
    const { written, asked, findings } = read(rows)
    expect(written).toEqual({ 'm 1': 'present?' })
    expect(asked).toEqual([
      ['not_marked', 'in m 4'],
      ['not_marked', 'in m 2'],
      ['scan_unread', 'in m 3'],
    ])
    expect(findings.filter(one => one.asks).map(one => one.row)).toEqual([1, 3, 4])
  })

  it.each(['--', '', '—', '无'])('a log lists them with %j where a time would be', nothing => {
    const rows = [
      '工号|日期|上班时间|下班时间',
      `00601|${day}|8:51|12:01`,
      `00602|${day}|${nothing}|${nothing}`,
    ]
    const { written, asked } = read(rows, { roll: ['1', '2', '3'] })
    expect(written).toEqual({ 'm 1': 'present?', 'm 3': 'absent?' })
    expect(asked).toEqual([['no_scan', 'in m 2']])
  })

  it('but 未打卡 says that they did not come', () => {
    const rows = ['工号|日期|上班时间|下班时间', `00601|${day}|8:51|12:01`, `00602|${day}|未打卡|未打卡`]
    expect(read(rows, { roll: ['1', '2'] })).toMatchObject({
      written: { 'm 1': 'present', 'm 2': 'absent' },
      asked: [],
    })
  })

  it('only their coming in the morning is known, of an afternoon others are scanned around', () => {
    const rows = ['工号|日期|上班时间|下班时间', `00601|${day}|8:51|16:31`, `00602|${day}|8:52|`]
    const { written, asked } = read(rows, { now: known, roll: ['1', '2'] })
    expect(written).toEqual({ 'm 1': 'present', 'a 1': 'present?', 'm 2': 'present' })
    expect(asked).toEqual([['half_scanned', 'in a 2']])
  })

  it('the same of single taps', () => {
    const rows = [
      '工号|刷卡时间',
      ...['08:51', '16:35'].map(at => `00601|${day} ${at}`),
      `00602|${day} 08:57`,
    ]
    const { written, asked } = read(rows, { now: known, roll: ['1', '2'] })
    expect(written).toEqual({ 'm 1': 'present', 'a 1': 'present?', 'm 2': 'present' })
    expect(asked).toEqual([['half_scanned', 'in a 2']])
  })
})

describe('a nickname', () => {
  const meeting = (...names: string[]) => [
    '用户昵称（入会昵称）|入会时间|退会时间',
    ...names.map(name => `${name}|${day} 08:58|${day} 12:01`),
  ]

  it.each(['赵䶮-华东', '00603赵䶮', '【二组】赵䶮', '赵䶮（质检）', 'A02 赵䶮', '华东｜赵䶮'])(
    '%s is the person whose name stands in it',
    name => {
      const { written, asked } = read(meeting('王芳', name), { roll: ['1', '3'] })
      expect([written, asked]).toEqual([{ 'm 1': 'present', 'm 3': 'present' }, []])
    },
  )

  it('nobody knows leaves nobody absent, and is tied to somebody by a choice', () => {
    const rows = meeting('王芳', 'iPhone')
    const { written, asked, findings } = read(rows)
    expect(written).toEqual({ 'm 1': 'present?' })
    expect(asked).toEqual([
      ['not_seen', 'in m *'],
      ['unknown_person', 'who iPhone'],
    ])
    expect(findings.find(one => one.code === 'not_seen')?.params).toMatchObject({
      count: 3,
      names: '李娜、赵䶮、王㛃',
      rows: '3',
    })
    expect(read(rows, { answers: { 'who iPhone': '2' } }).written).toEqual({
      'm 1': 'present',
      'm 2': 'present',
      'm 3': 'absent',
      'm 4': 'absent',
    })
  })

  it('of nobody in the class says nothing of the others', () => {
    const { written, asked } = read(meeting('王芳', 'iPhone'), {
      roll: ['1', '2'],
      answers: { 'who iPhone': 'nobody' },
    })
    expect(written).toEqual({ 'm 1': 'present', 'm 2': 'absent' })
    expect(asked).toEqual([['unknown_person', 'who iPhone']])
  })

  it('stays open while those who are not seen may be it, unless they are said to be absent', () => {
    const { written } = read(meeting('王芳', 'iPhone'), { answers: { 'in m *': 'absent' } })
    expect(written).toEqual({ 'm 1': 'present', 'm 2': 'absent', 'm 3': 'absent', 'm 4': 'absent' })
  })

  it('with a number like ours is a stranger and asks nothing', () => {
    const rows = ['工号|姓名|刷卡时间', `00601|王芳|${day} 08:51`, `00699|陈敏|${day} 08:51`]
    expect(read(rows, { roll: ['1', '2'] })).toMatchObject({
      written: { 'm 1': 'present', 'm 2': 'absent' },
      asked: [],
    })
  })
})

describe('the files of systems', () => {
  const all = ['1', '2']

  it('have a second coming and going of a day, and say 未打卡 beside the time (WeCom)', () => {
    const rows = [
      '时间|姓名|账号|工号|上班1打卡时间|打卡状态|下班1打卡时间|打卡状态|上班2打卡时间|打卡状态|下班2打卡时间|打卡状态',
      '2026/11/27 星期五|王芳|wx_1|00601|08:51|正常|12:01|正常|13:21|正常|16:31|正常',
      '2026/11/27 星期五|李娜|wx_2|00602|08:52|正常|12:03|正常|--|未打卡|--|未打卡',
    ]
    expect(read(rows, { now: known, roll: all })).toMatchObject({
      written: { 'm 1': 'present', 'a 1': 'present', 'm 2': 'present', 'a 2': 'absent' },
      asked: [],
    })
  })

  it('name the holder of a card by name, whose number is of the door', () => {
    const rows = [
      'Event Time|Badge Holder|Card #|Event',
      `${day} 08:51|王芳|77120|Granted`,
      `${day} 08:55|李娜|77121|Granted`,
    ]
    expect(read(rows, { roll: all }).written).toEqual({ 'm 1': 'present', 'm 2': 'present' })
  })

  it('have a column for each block with its time, and points beside the letter (Moodle)', () => {
    const rows = [
      'ID number|First name|Last name|Nov 27 2026 9.00AM All students|Nov 27 2026 1.30PM All students|P|Points',
      '00601|芳|王|P (2/2)|A (0/2)|1|2',
      '00602|娜|李|L (1/2)|E (0/2)|1|2',
    ]
    const { written, codes } = read(rows, { now: known, roll: all })
    expect(written).toMatchObject({ 'm 1': 'present', 'a 1': 'absent', 'm 2': 'late', 'a 2': 'leave' })
    expect(codes).toContain('no_minutes')
  })

  it('write a mark in two languages', () => {
    const rows = ['工号|姓名|11月27日', '00601|王芳|Present 出席', '00602|李娜|请假/On leave']
    expect(read(rows, { roll: all }).written).toEqual({ 'm 1': 'present', 'm 2': 'leave' })
  })

  it('and not two marks', () => {
    const rows = ['工号|姓名|11月27日', '00601|王芳|Present 出席', '00602|李娜|Present 缺席']
    expect(read(rows, { roll: all }).asked).toEqual([['scan_unread', 'in m 2']])
  })

  it('call the end of a meeting 离会时间', () => {
    const rows = ['姓名|入会时间|离会时间|设备类型', `王芳|${day} 08:58|${day} 10:55|PC`]
    expect(read(rows, { roll: ['1'] })).toMatchObject({ written: { 'm 1': 'left_early' } })
  })
})
