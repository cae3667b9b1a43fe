/** What nobody can tell from an attendance file, as it is in the data afterwards. */
import { describe, expect, it } from 'vitest'
import { findingsAtOnce } from '../../../src/contract/imports'
import { plainCourse } from '../support/course'
import { openImports } from './imports-of-book'

const day = '2026-11-27'

async function room() {
  const book = await openImports()
  const roster = ['王芳', '李娜', '赵磊'].map((name, at) => [`0060${at + 1}`, name, '热线', '客服'])
  await book.apply(await book.previewOf([['工号', '姓名', '部门', '岗位'], ...roster]))
  const { rows: people } = await book.call('people', 'list', { status: 'active' })
  const { id: courseId } = await book.call('courses', 'add', plainCourse())
  const { id: sessionId } = await book.call('sessions', 'schedule', {
    courseId,
    blocks: [{ day, starts: 540, ends: 720 }],
    personIds: people.map(({ id }) => id),
  })
  const now = async () => {
    const { blocks, people: rows } = await book.call('sessions', 'attendance', { sessionId })
    const states = Object.fromEntries(rows.map(({ name, states: [cell] }) => [name, cell?.state ?? null]))
    return { recorded: blocks[0]?.recordedOn !== null, ...states }
  }
  return { book, sessionId, now }
}

describe('an attendance file that leaves somebody open', () => {
  const log = [
    ['工号', '刷卡时间'],
    ['00601', `${day} 08:51`],
    ['00602', `${day} 设备故障`],
  ]

  it('writes what it says and leaves the block to be recorded', async () => {
    const { book, sessionId, now } = await room()
    await book.apply(await book.previewOf(log, { kind: 'attendance', sessionId }))
    expect(await now()).toEqual({ recorded: false, 王芳: 'present', 李娜: null, 赵磊: 'absent' })
  })

  it('records it with the answer', async () => {
    const { book, sessionId, now } = await room()
    const preview = await book.previewOf(log, { kind: 'attendance', sessionId })
    const key = preview.findings.find(one => one.asks)?.asks?.key ?? ''
    await book.apply(await book.again(preview, { answers: { [key]: 'leave' } }))
    expect(await now()).toEqual({ recorded: true, 王芳: 'present', 李娜: 'leave', 赵磊: 'absent' })
  })

  it('and is completed by a later one', async () => {
    const { book, sessionId, now } = await room()
    await book.apply(await book.previewOf(log, { kind: 'attendance', sessionId }))
    const later = [
      ['工号', '姓名', '11月27日'],
      ['00602', '李娜', '迟到10分钟'],
    ]
    await book.apply(await book.previewOf(later, { kind: 'attendance', sessionId }))
    expect(await now()).toEqual({ recorded: true, 王芳: 'present', 李娜: 'late', 赵磊: 'absent' })
  })
})

it('a log that has only times is of the day that is answered', async () => {
  const { book, sessionId, now } = await room()
  const times = [
    ['工号', '签到时间'],
    ['00601', '08:51'],
    ['00602', '9.20 a.m.'],
  ]
  const preview = await book.previewOf(times, { kind: 'attendance', sessionId })
  const asks = preview.findings.find(({ code }) => code === 'log_day')?.asks
  expect([preview.accepted, asks?.days]).toEqual([0, [day]])
  await book.apply(await book.again(preview, { answers: { [asks?.key ?? '']: day } }))
  expect(await now()).toEqual({ recorded: true, 王芳: 'present', 李娜: 'late', 赵磊: 'absent' })
})

describe('a name nobody knows in more rows than cross at once', () => {
  it('offers the class at the first of each page, and once', async () => {
    const { book, sessionId } = await room()
    const rows = Array.from({ length: findingsAtOnce + 200 }, () => ['访客', `${day} 08:51`])
    const sheet = [['姓名', '入会时间'], ['王芳', `${day} 08:51`], ...rows]
    const { token, findings } = await book.previewOf(sheet, { kind: 'attendance', sessionId })
    const next = await book.call('imports', 'findings', { token, from: findings.length })
    for (const page of [findings, next.findings]) {
      const unknown = page.filter(({ code }) => code === 'unknown_person')
      expect(unknown.length).toBeGreaterThan(100)
      expect(unknown.map(({ asks }) => asks?.people?.length ?? 0)).toEqual([
        3,
        ...unknown.slice(1).map(() => 0),
      ])
    }
  })
})

describe('the log of a second reader', () => {
  const log = (at: string) => [
    ['工号', '刷卡时间'],
    ...['00601', '00602', '00603'].map(number => [number, `${day} ${at}`]),
  ]
  const present = { recorded: true, 王芳: 'present', 李娜: 'present', 赵磊: 'present' }

  it.each([
    ['08:20', '08:55'],
    ['08:55', '08:20'],
    ['08:55', '09:40'],
  ])('makes nobody absent or gone: %s, then %s', async (one, other) => {
    const { book, sessionId, now } = await room()
    await book.apply(await book.previewOf(log(one), { kind: 'attendance', sessionId }))
    const second = await book.previewOf(log(other), { kind: 'attendance', sessionId })
    if (second.accepted > 0) await book.apply(second)
    expect(await now()).toEqual(present)
  })
})

describe('somebody put on the roll of a block recorded before', () => {
  const sheet = [
    ['工号', '姓名', '11月27日'],
    ['00601', '王芳', '√'],
    ['00602', '李娜', '√'],
    ['00603', '赵磊', '√'],
  ]

  it('of whom only a going was scanned comes onto it with the answer', async () => {
    const { book, sessionId, now } = await room()
    await book.apply(await book.previewOf(sheet, { kind: 'attendance', sessionId }))
    await book.apply(
      await book.previewOf([
        ['工号', '姓名', '部门', '岗位'],
        ['00604', '何敏', '热线', '客服'],
      ]),
    )
    // 11:55 is a going: since when they were there nobody knows.
    const log = [
      ['工号', '刷卡时间'],
      ...['00601', '00602', '00603'].flatMap(number => [
        [number, `${day} 08:51`],
        [number, `${day} 12:01`],
      ]),
      ['00604', `${day} 11:55`],
    ]
    const choices = { decisions: { '8': ['take' as const] } }
    const preview = await book.previewOf(log, { kind: 'attendance', sessionId, choices })
    const { asks, params } = preview.findings.find(({ code }) => code === 'joins_unread') ?? {}
    expect(params).toMatchObject({ name: '何敏', starts: '09:00' })
    const answered = await book.again(preview, { ...choices, answers: { [asks?.key ?? '']: 'present' } })
    expect((await now())['何敏' as never]).toBeUndefined()
    await book.apply(answered)
    expect(await now()).toMatchObject({ recorded: true, 何敏: 'present' })
  })
})
