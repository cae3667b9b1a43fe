/** What nobody can tell from an attendance file, as it is in the data afterwards. */
import { describe, expect, it } from 'vitest'
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
