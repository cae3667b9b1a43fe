import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'

const poor = { theory: 10, practice: 10 }
const good = { theory: 90, practice: 90 }

/** Behind the program's back: no change of it is written down. */
function outside(file: string, sql: string): void {
  const triggers = valuesIn(
    file,
    "SELECT sql FROM sqlite_schema WHERE name IN ('capture_mark_u', 'capture_mark_d')",
  )
  changeIn(file, `DROP TRIGGER capture_mark_u; DROP TRIGGER capture_mark_d; ${sql}; ${triggers.join(';')}`)
}

const raised = `UPDATE mark SET theory = 9900, practice = 9900, total = 9900, verdict = 'passed', grade = 'excellent'
  WHERE theory = 1000`
const lostOf = (room: ExamRoom) => `DELETE FROM mark WHERE enrolment_id = '${room.roll.李娜}'`

/** What is left of the file after that, restored. */
async function restored(room: ExamRoom, sql: string) {
  await room.service.close()
  outside(bookFile(room.dataDir), sql)
  ruinLast(bookFile(room.dataDir), 'person_by_name')
  const { book, backup } = await openSalvaged(room.dataDir)
  await book.call('book', 'restoreBackup', { name: backup.name })
  const issue = () =>
    book.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
  return { book, marks: backup.lost?.find(one => one.table === 'mark'), issue }
}

it('a mark raised in a file that lost others is not proved, and no certificate is issued until somebody went through it', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: poor, 李娜: good, 赵博文: good })
  const { id: operatorId } = await room.call('settings', 'addOperator', { name: '周敏' })
  const { book, marks, issue } = await restored(room, `${raised}; ${lostOf(room)}`)
  expect(marks).toMatchObject({ saved: 2, lost: 1, unprovable: 2 })
  await expect(issue()).rejects.toMatchObject({ code: 'recovery_unchecked' })
  const [{ seq = 0 } = {}] = await book.call('book', 'recoveries', {})
  await book.call('book', 'noteRecovery', { seq, reason: '与成绩单核对' }, { operatorId })
  await expect(issue()).resolves.toBeDefined()
})

it('rows whose last change has them as they are need no sum', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: poor, 李娜: good, 赵博文: good })
  await room.enter({ 王契: good })
  const { marks } = await restored(room, lostOf(room))
  expect(marks).toMatchObject({ saved: 2, lost: 1, unprovable: 1 })
})

it('nor do those of a backup that nobody touched since', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: poor })
  await room.call('book', 'backupNow', {})
  await room.enter({ 李娜: good, 赵博文: good })
  const hers = `DELETE FROM mark WHERE enrolment_id = '${room.roll.赵博文}'`
  const { marks, issue } = await restored(room, hers)
  // His and hers stand in the backup or in a change; what is lost stands in neither.
  expect(marks).toMatchObject({ saved: 2, lost: 1 })
  expect(marks).not.toHaveProperty('unprovable')
  await expect(issue()).resolves.toBeDefined()
})

it('and where it is known what is lost, the sum of that and of what came through proves all of it', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 李娜: poor, 赵博文: good })
  await room.enter({ 李娜: good })
  const { marks, issue } = await restored(room, lostOf(room))
  // Made anew from its change.
  expect(marks).toMatchObject({ saved: 3, rebuilt: 1 })
  expect(marks).not.toHaveProperty('unprovable')
  await expect(issue()).resolves.toBeDefined()
})

it('but not a raised one', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: poor, 李娜: poor, 赵博文: good })
  await room.enter({ 李娜: good })
  const { marks, issue } = await restored(room, `${raised}; ${lostOf(room)}`)
  expect(marks).toMatchObject({ saved: 3, rebuilt: 1, unprovable: 2 })
  await expect(issue()).rejects.toMatchObject({ code: 'recovery_unchecked' })
})
