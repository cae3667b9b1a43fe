/** What a file would change, as the preview tells it before anything is written: every kind against a real book. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportChange } from '../../../src/contract/imports/changes'
import { officeText } from '../../support/office-files'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { type TestService, testDay } from '../support/service'
import { codesIn, type ImportsOfBook, openImports } from './imports-of-book'

const textOf = (value: ImportChange['before']): string => {
  if (value === null) return '–'
  if (value.as === 'text') return value.text
  if (value.as === 'word') return value.minutes ? `<${value.word} ${value.minutes}>` : `<${value.word}>`
  if (value.as === 'names') return value.names.map(one => one.name).join(' / ')
  return value.as === 'again' ? `${value.field} ${value.number}` : value.day
}
const said = ({ name, field, before, after, note }: ImportChange) =>
  `${name} ${field}: ${textOf(before)} → ${textOf(after)}${note ? ` (${note})` : ''}`

async function changesOf(book: TestService, token: string, field: string | null = null): Promise<string[]> {
  const { changes } = await book.call('imports', 'changes', { token, field, from: 0 })
  return changes.map(said)
}

/** A look at a small sheet for the session. */
async function lookFor(room: ExamRoom, kind: string, rows: (string | null)[][]) {
  const path = join(room.dataDir, `${kind}.csv`)
  writeFileSync(path, `\ufeff${officeText(rows)}`)
  return room.call('imports', 'preview', { file: room.ticket(path), kind, sessionId: room.sessionId })
}

describe('a roster', () => {
  const HEAD = ['工号', '姓名', '部门', '班组', '岗位', '手机']
  async function withTwo(): Promise<ImportsOfBook> {
    const book = await openImports()
    const first = await book.previewOf([
      HEAD,
      ['00603', '王芳', '华北分部', '热线一组', '客服专员', '13800001234'],
      ['00606', '李娜', '华北分部', '热线一组', '客服专员', null],
    ])
    expect(first.changes).toEqual({ total: 0, people: 0, fields: [], notes: {} })
    await book.apply(first)
    return book
  }

  it('tells who is moved and what else changes, and of one field alone', async () => {
    const book = await withTwo()
    const preview = await book.previewOf([
      HEAD,
      ['00603', '王芳', '华东分部', '投诉组', '质检员', '13900005678'],
      ['00606', '李娜', '华东分部', null, '客服专员', null],
      ['00609', '赵磊', '华东分部', null, '客服专员', null],
    ])
    expect(preview).toMatchObject({ new: 1, changed: 2 })
    expect(preview.changes).toEqual({
      total: 4,
      people: 2,
      fields: [
        { field: 'unit', called: null, count: 2 },
        { field: 'post', called: null, count: 1 },
        { field: 'phone', called: null, count: 1 },
      ],
      notes: {},
    })
    expect(await changesOf(book, preview.token)).toEqual([
      '王芳 unit: 华北分部 / 热线一组 → 华东分部 / 投诉组',
      '王芳 post: 客服专员 → 质检员',
      '王芳 phone: 138****1234 → 139****5678',
      '李娜 unit: 华北分部 / 热线一组 → 华东分部',
    ])
    expect(await changesOf(book, preview.token, 'post')).toEqual(['王芳 post: 客服专员 → 质检员'])

    await book.apply(preview)
    const again = await book.previewOf([HEAD, ['00606', '李娜', '华东分部', null, '客服专员', null]])
    expect(again.changes.total).toBe(0)
  })

  it('is told page by page, and anew with other choices', async () => {
    const book = await withTwo()
    const preview = await book.previewOf([
      HEAD,
      ['00603', '王芳芳', '华北分部', '热线一组', '质检员', null],
      ['00606', '李娜', '华东分部', null, '质检员', null],
    ])
    const page = await book.call('imports', 'changes', { token: preview.token, from: 1, limit: 1 })
    expect(page.changes.map(said)).toEqual(['李娜 post: 客服专员 → 质检员'])
    const renamed = await book.again(preview, { decisions: { 2: ['take'] } })
    expect(renamed.changes).toMatchObject({ total: 4, people: 2 })
    expect(await changesOf(book, preview.token, 'name')).toEqual(['王芳芳 name: 王芳 → 王芳芳'])
  })

  it('tells the last of six thousand, which lie on disk, as it tells the first', async () => {
    const book = await openImports()
    const rows = (post: string) => [
      ['工号', '姓名', '部门', '岗位'],
      ...Array.from({ length: 6_000 }, (_, at) => [
        `1${String(at).padStart(5, '0')}`,
        `人${at}`,
        '华北分部',
        post,
      ]),
    ]
    await book.apply(await book.previewOf(rows('客服专员')))
    const preview = await book.previewOf(rows('质检员'))
    expect(preview.changes).toMatchObject({ total: 6_000, people: 6_000 })
    const { changes } = await book.call('imports', 'changes', { token: preview.token, from: 5_999 })
    expect(changes.map(said)).toEqual(['人5999 post: 客服专员 → 质检员'])
  })
})

describe('an ability assessment', () => {
  it('tells old and new levels, and which only go into the history', async () => {
    const room = await openExamRoom()
    await room.rate('王契', 2, '2026-11-01')
    await room.rate('李娜', 4, '2026-12-01')
    const preview = await lookFor(room, 'ability', [
      ['工号', '姓名', '投诉处理流程', '系统操作', '质检标准', '评估日期'],
      ['00603', '王契', '3', '2', null, '2026-11-20'],
      ['00604', '欧阳娜娜', '3', '2', null, '2026-11-20'],
      ['00605', '李娜', '3', null, null, '2026-11-20'],
    ])
    expect(await changesOf(room, preview.token)).toEqual([
      '王契 投诉处理流程: 2 → 3',
      '王契 系统操作: – → 2',
      '李娜 投诉处理流程: 4 → 3 (older)',
    ])
    expect(preview.changes).toMatchObject({ people: 2, notes: { older: 1 } })
    await room.call('imports', 'apply', { token: preview.token })
    expect([await room.level('王契'), await room.level('李娜')]).toEqual([3, 4])
  })

  it('counts a person once who has a row for each competency', async () => {
    const room = await openExamRoom()
    const head = ['工号', '姓名', '能力项', '等级', '评估日期']
    const levels = (level: string, on: string) => [
      head,
      ...['投诉处理流程', '系统操作', '质检标准'].flatMap(competency => [
        ['00603', '王契', competency, level, on],
        ['00605', '李娜', competency, level, on],
      ]),
    ]
    await room.call('imports', 'apply', await lookFor(room, 'ability', levels('2', '2026-11-01')))
    const preview = await lookFor(room, 'ability', levels('3', '2026-11-20'))
    expect(preview.changes).toMatchObject({ total: 6, people: 2 })
    expect((await changesOf(room, preview.token)).map(text => text.split(' ')[0])).toEqual([
      ...['王契', '王契', '王契'],
      ...['李娜', '李娜', '李娜'],
    ])
  })
})

describe('a mark sheet', () => {
  it('tells which marks it replaces', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 88.5, practice: 90 }, 李娜: { theory: 70 } })
    const preview = await lookFor(room, 'scores', [
      ['工号', '姓名', '理论', '实操', '备注'],
      ['00603', '王契', '92', '90', '复核'],
      ['00604', '欧阳娜娜', '80', '80', null],
      ['00605', '李娜', '缺考', '85', null],
    ])
    expect(preview).toMatchObject({ new: 1, changed: 2, changes: { people: 2, notes: { replaced: 2 } } })
    expect(await changesOf(room, preview.token)).toEqual([
      '王契 theory: 88.5 → 92 (replaced)',
      '王契 note: – → 复核',
      '李娜 theory: 70 → <missed> (replaced)',
      '李娜 practice: – → 85',
    ])
  })

  it('changes nothing it does not tell: a blank cell leaves the mark that stands', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 88.5 } })
    const preview = await lookFor(room, 'scores', [
      ['工号', '姓名', '理论', '实操'],
      ['00603', '王契', null, '90'],
    ])
    expect(await changesOf(room, preview.token)).toEqual(['王契 practice: – → 90'])
    await room.call('imports', 'apply', { token: preview.token })
    expect(await room.row('王契')).toMatchObject({
      first: { theory: { kind: 'scored', mark: 8850 }, practice: { kind: 'scored', mark: 9000 } },
    })
  })
})

describe('a log of scans', () => {
  it('tells who becomes absent or late, and what it does to what was recorded', async () => {
    const room = await openExamRoom()
    const unrecorded = await room.hold({}, { recorded: false })
    const rows = [
      ['工号', '姓名', '时间'],
      ['00603', '王契', `${testDay} 08:55`],
      ['00604', '欧阳娜娜', `${testDay} 09:25`],
      ['00605', '李娜', `${testDay} 08:58`],
    ]
    const first = await lookFor({ ...room, sessionId: unrecorded.sessionId }, 'attendance', rows)
    expect(await changesOf(room, first.token)).toEqual([
      '欧阳娜娜 late: <unrecorded> → <late 25>',
      '赵博文 absent: <unrecorded> → <absent> (absent)',
    ])
    expect(first.changes).toMatchObject({ people: 2, notes: { absent: 1 } })
    await room.call('imports', 'apply', { token: first.token })
    const again = await lookFor({ ...room, sessionId: unrecorded.sessionId }, 'attendance', rows)
    expect(again.changes.total).toBe(0)

    const absent = await room.hold({}, { absent: ['王契'] })
    const over = await lookFor({ ...room, sessionId: absent.sessionId }, 'attendance', rows)
    expect(await changesOf(room, over.token)).toEqual(['欧阳娜娜 late: <present> → <late 25>'])
    // What was typed is asked about, and who is not in the log keeps what stands.
    expect(codesIn(over)).toEqual({ typed_attendance: 1, not_in_log: 1 })
    expect(over.conflicts).toBe(1)
    const asked = over.findings.find(one => one.code === 'typed_attendance')
    const taken = await room.call('imports', 'review', {
      token: over.token,
      choices: { answers: { [asked?.asks?.key ?? '']: 'file' } },
    })
    expect(await changesOf(room, taken.token)).toEqual([
      '王契 present: <absent> → <present> (by_hand)',
      '欧阳娜娜 late: <present> → <late 25>',
    ])
  })
})
