import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'
import { temporaryFolder } from '../support/temporary-folder'

const good = { theory: 90, practice: 90 }
const bad = { theory: 20, practice: 20 }

/** Pages of these tables are ruined; what was recovered is in use. */
async function recovered(room: ExamRoom, ...tables: string[]) {
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  for (const table of tables) ruinLast(bookFile(room.dataDir), table)
  const { book, backup } = await openSalvaged(room.dataDir)
  await book.call('book', 'restoreBackup', { name: backup.name })
  const [{ seq = 0 } = {}] = await book.call('book', 'recoveries', {})
  const losses = async () => (await book.call('book', 'recoveryLosses', { seq })).rows
  return { book, by, seq, losses }
}

it('lost marks are listed under their session, each with whose it is and where it is entered', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: bad, 赵博文: good })
  const { book, seq, losses } = await recovered(room, 'mark')
  const session = { id: room.sessionId, course: '投诉处理', number: 1, stands: true }
  const marks = (await losses()).filter(one => one.table === 'mark')
  expect(marks).toMatchObject([
    { what: 'lost', under: 'session', session, person: { name: '李娜', staffNo: '00605', stands: true } },
    { what: 'lost', under: 'session', session, person: { name: '王契', staffNo: '00603' } },
    { what: 'lost', under: 'session', session, person: { name: '赵博文', id: room.people.赵博文 } },
  ])
  expect(await book.call('book', 'lossOutline', { seq })).toMatchObject({
    groups: [{ tables: [{ table: 'mark', count: 3 }], names: ['李娜', '王契', '赵博文'], more: 0 }],
    more: 0,
  })
  // The line of the history does not carry the list along.
  const { entries } = await book.call('book', 'history', {})
  const line = entries.find(({ command }) => command === 'sealSalvaged')
  expect(line?.params).toHaveProperty('count')
  expect(line?.params).not.toHaveProperty('losses')
})

it('what belongs to people stands under them, and people without a page of their own are not linked', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: good })
  await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: [room.roll.王契, room.roll.李娜],
  })
  await room.call('book', 'backupNow', {})
  const { losses } = await recovered(room, 'person')
  const rows = await losses()
  const people = rows.filter(one => one.table === 'person')
  expect(people.map(({ person }) => [person?.name, person?.staffNo, person?.stands])).toEqual(
    expect.arrayContaining([
      ['王契', '00603', false],
      ['欧阳娜娜', '00604', false],
    ]),
  )
  const certificates = rows.filter(one => one.table === 'certificate')
  expect(certificates).toMatchObject([
    { under: 'person', label: expect.stringMatching(/^KF-TS-2026-000/), person: { name: '李娜' } },
    { under: 'person', label: expect.stringMatching(/^KF-TS-2026-000/), person: { name: '王契' } },
  ])
  // Whoever goes takes their places and marks along: those are told by their names all the same.
  expect(rows.filter(one => one.table === 'mark')).toMatchObject([
    { session: { course: '投诉处理', number: 1, stands: true }, person: { name: '李娜', stands: false } },
    { session: { course: '投诉处理', number: 1, stands: true }, person: { name: '王契', stands: false } },
  ])
})

it('where a name is lost as well, what an index still holds is said', async () => {
  const room = await openExamRoom()
  const { losses } = await recovered(room, 'person', 'person_name')
  const people = (await losses()).filter(one => one.table === 'person')
  expect(people.map(({ person }) => person?.staffNo)).toEqual(['00603', '00604', '00605', '00606'])
  for (const { person, label } of people) {
    expect(person).not.toHaveProperty('name')
    expect(label).toBeUndefined()
  }
})

it('all of them leave as a workbook, in the language of the page, with what nothing names by its number', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: bad, 赵博文: good })
  const { book, seq } = await recovered(room, 'mark')
  const folder = temporaryFolder('losses')
  const written = async (language: 'zh-CN' | 'en') => {
    const path = join(folder, `${language}.xlsx`)
    const { rows } = await book.call('reports', 'exportLosses', { seq, language, file: book.ticket(path) })
    return { rows, sheets: (await readXlsx(readFileSync(path))).sheets }
  }
  const chinese = await written('zh-CN')
  expect(chinese.sheets[0]?.rows[0]).toEqual(['培训班', '人员', '工号', '类别', '名称或编号', '日期', '情况'])
  expect(chinese.sheets[0]?.rows.slice(1).map(row => row.slice(0, 4))).toEqual(
    expect.arrayContaining([['投诉处理 第1期', '李娜', '00605', '成绩']]),
  )
  expect(chinese.rows).toBe((chinese.sheets[0]?.rows.length ?? 0) - 1)
  expect(chinese.sheets[1]?.rows.find(([table]) => table === '成绩')?.slice(1, 4)).toEqual([3, 0, 0])
  const english = await written('en')
  expect(english.sheets[0]?.rows[0]?.[0]).toBe('Session')
  expect(english.sheets[0]?.rows.map(row => row[0])).toContain('投诉处理, Session 1')
  await expect(
    book.call('reports', 'exportLosses', {
      seq: seq + 1,
      language: 'en',
      file: book.ticket(join(folder, 'x.xlsx')),
    }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

it('a list of many comes page by page, and one that was rewritten says nothing', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: bad, 赵博文: good })
  const { book, seq } = await recovered(room, 'mark')
  const whole = await book.call('book', 'recoveryLosses', { seq })
  const first = await book.call('book', 'recoveryLosses', { seq, limit: 2 })
  const second = await book.call('book', 'recoveryLosses', { seq, limit: 500, cursor: first.nextCursor })
  expect(first.total).toBe(whole.total)
  expect([...first.rows, ...second.rows]).toEqual(whole.rows)
  expect(second.nextCursor).toBeNull()
  expect(await book.call('book', 'recoveryLosses', { seq: seq - 1 })).toMatchObject({ rows: [], total: 0 })
})
