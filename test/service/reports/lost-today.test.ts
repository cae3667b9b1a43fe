import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'
import type { TestService } from '../support/service'

const good = { theory: 90, practice: 90 }

/** The pages of these tables are ruined; what was recovered is in use. */
async function recovered(room: ExamRoom, ...tables: string[]) {
  const { id: operatorId } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  for (const table of tables) ruinLast(bookFile(room.dataDir), table)
  const { book, backup } = await openSalvaged(room.dataDir)
  await book.call('book', 'restoreBackup', { name: backup.name })
  const check = async () => {
    const [{ seq = 0 } = {}] = await book.call('book', 'recoveries', {})
    await book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId })
  }
  return { book, check }
}

const lostOn = async (book: TestService) =>
  (await book.call('reports', 'today', {})).rows.filter(({ kind }) => /_lost$/.test(kind))

it('a session that lost marks stands on Today until they stand again for everybody', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: good })
  const { book } = await recovered(room, 'mark')
  const lost = {
    kind: 'marks_lost',
    group: 'today',
    count: 2,
    to: { page: 'session', id: room.sessionId, tab: 'marks' },
    action: 'enter_marks',
    title: { with: { course: { name: '投诉处理' }, number: 1 } },
    notes: [{ say: 'reports.lost', with: { count: 2 } }],
  }
  expect(await lostOn(book)).toMatchObject([lost])
  const enter = (name: '王契' | '李娜') =>
    book.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      marks: [{ enrolmentId: room.roll[name], theory: { kind: 'scored', mark: 9000 } }],
    })
  await enter('王契')
  expect(await lostOn(book)).toMatchObject([{ ...lost, count: 1, notes: [{ with: { count: 1 } }] }])
  await enter('李娜')
  expect(await lostOn(book)).toEqual([])
})

it('or until somebody has gone through the recovery', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: good })
  const { book, check } = await recovered(room, 'mark')
  expect(await lostOn(book)).toHaveLength(1)
  await check()
  expect(await lostOn(book)).toEqual([])
})

it('so does one that lost attendance, of whom it is known', async () => {
  const room = await openExamRoom()
  const held = await room.hold({}, { absent: ['王契', '赵博文'] })
  const { book } = await recovered(room, 'attendance')
  expect(await lostOn(book)).toMatchObject([
    {
      kind: 'attendance_lost',
      count: 2,
      to: { page: 'session', id: held.sessionId, tab: 'attendance' },
      action: 'record_attendance',
    },
  ])
  const session = await book.call('sessions', 'get', { id: held.sessionId })
  const blockIds = session?.blocks.map(({ id }) => id) ?? []
  await book.call('sessions', 'recordAttendance', {
    sessionId: held.sessionId,
    blockIds,
    exceptions: (['王契', '赵博文'] as const).map(name => ({
      blockId: blockIds[0] ?? '',
      enrolmentId: held.roll[name],
      state: 'absent' as const,
    })),
  })
  expect(await lostOn(book)).toEqual([])
})
