/** The attendance files of ../shared/data/cases, down to what is in the data afterwards. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainCourse } from '../support/course'
import { codesIn, type ImportsOfBook, openImports } from './imports-of-book'

const cases = join(process.cwd(), '..', 'shared', 'data', 'cases')
const there = existsSync(cases)
const names = '王㛃 李娜 李娜 赵博文 邹一嘉 何思远 单晓舟 仇雨桐 阿依努尔·买买提 欧阳清越 曾柏 解语'.split(
  ' ',
)
const day = '2026-11-25'
const morning = { day, starts: 540, ends: 720 }
const afternoon = { day, starts: 810, ends: 1020 }

/** A session with the first so many of the people on its roll. */
async function openSession(blocks: (typeof morning)[], count: number) {
  const book = await openImports()
  const roster = names
    .slice(0, count)
    .map((name, at) => [`006${String(at + 1).padStart(2, '0')}`, name, '热线', '客服'])
  await book.apply(await book.previewOf([['工号', '姓名', '部门', '岗位'], ...roster]))
  const { rows: people } = await book.call('people', 'list', { status: 'active' })
  const { id: courseId } = await book.call('courses', 'add', plainCourse({ theoryMinutes: 390 }))
  const { id: sessionId } = await book.call('sessions', 'schedule', {
    courseId,
    blocks,
    personIds: people.map(({ id }) => id),
  })
  return {
    book,
    sessionId,
    read: (name: string) => book.preview(join(cases, name), { kind: 'attendance', sessionId }),
  }
}

/** `00602: late 40` and so on, block by block; `–` where nothing says otherwise than that they came. */
async function states(book: ImportsOfBook, sessionId: string): Promise<Record<string, string>> {
  const { people } = await book.call('sessions', 'attendance', { sessionId })
  return Object.fromEntries(
    people.map(person => [
      person.staffNo,
      person.states
        .map(({ state, missedMinutes }) => [state ?? '–', missedMinutes ?? ''].join(' ').trim())
        .join(', '),
    ]),
  )
}

describe.skipIf(!there)(there ? 'the cases' : 'the cases (skipped: ../shared/data/cases is not here)', () => {
  it('two-readers: the second adds to the first', async () => {
    const { book, sessionId, read } = await openSession([morning, afternoon], 12)
    await book.apply(await read('two-readers/reader-a.csv'))
    const before = await book.call('sessions', 'attendance', { sessionId })
    expect([before.present, before.blocks.map(block => block.recordedOn !== null)]).toEqual([
      6,
      [true, false],
    ])
    await book.apply(await read('two-readers/reader-b.csv'))
    expect((await book.call('sessions', 'attendance', { sessionId })).present).toBe(12)
  })

  it('other-days: each row without a block is named, and counts as nothing', async () => {
    const { book, read } = await openSession([morning, afternoon], 5)
    const preview = await read('other-days/log.csv')
    expect(preview).toMatchObject({ new: 1, errors: 3 })
    expect(codesIn(preview)).toEqual({ no_block: 3, few_seen: 1 })
    expect(preview.changes.notes).toEqual({})
    const { asks } = preview.findings.find(({ code }) => code === 'few_seen') ?? {}
    const answered = await book.again(preview, { answers: { [asks?.key ?? '']: 'absent' } })
    expect(answered.changes.notes).toEqual({ absent: 4 })
  })

  it('status-sheet: ticks are states', async () => {
    const { book, sessionId, read } = await openSession([morning], 5)
    await book.apply(await read('status-sheet/sheet.csv'))
    expect(await states(book, sessionId)).toEqual({
      '00601': 'present',
      '00602': 'present',
      '00603': 'absent',
      '00604': 'leave',
      '00605': 'late',
    })
  })

  it('four-punches: each block is judged by the scans around it', async () => {
    const { book, sessionId, read } = await openSession([morning, afternoon], 5)
    const preview = await read('four-punches/log.csv')
    expect(preview.findings.map(({ code, row }) => [code, row])).toEqual([['missing_scan', 10]])
    await book.apply(preview)
    expect(await states(book, sessionId)).toEqual({
      '00601': 'present, present',
      '00602': 'present, late 40',
      '00603': 'present, present',
      '00604': 'left_early 110, present',
      '00605': 'present, present',
    })
  })

  it('refused-at-door: whoever was not let in is absent, and their rows are listed', async () => {
    const { book, sessionId, read } = await openSession([morning], 5)
    const preview = await read('refused-at-door/log.csv')
    expect(codesIn(preview)).toEqual({ not_admitted: 2 })
    await book.apply(preview)
    expect(await states(book, sessionId)).toMatchObject({
      '00602': 'present',
      '00603': 'absent',
      '00604': 'absent',
    })
  })

  it('online-meeting: stays add up, and who joins late is late', async () => {
    const { book, sessionId, read } = await openSession([morning], 5)
    await book.apply(await read('online-meeting/meeting.csv'))
    expect(await states(book, sessionId)).toEqual({
      '00601': 'present',
      '00602': 'present',
      '00603': 'absent',
      '00604': 'absent',
      '00605': 'late 140',
    })
  })

  it('the same file again changes nothing', async () => {
    const { book, read } = await openSession([morning, afternoon], 5)
    await book.apply(await read('four-punches/log.csv'))
    expect(await read('four-punches/log.csv')).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 5,
      changes: { total: 0 },
    })
  })
})
