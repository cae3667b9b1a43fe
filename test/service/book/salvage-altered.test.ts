import { expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'

const poor = { theory: 10, practice: 10 }
const good = { theory: 90, practice: 90 }

/** Behind the program's back: no change of it is written down. */
function raiseMarks(file: string): void {
  const [trigger] = valuesIn(file, "SELECT sql FROM sqlite_schema WHERE name = 'capture_mark_u'")
  changeIn(
    file,
    `DROP TRIGGER capture_mark_u;
     UPDATE mark SET theory = 9900, practice = 9900, total = 9900, verdict = 'passed', grade = 'excellent'
       WHERE theory = 1000; ${trigger}`,
  )
}

async function restored(room: ExamRoom) {
  const { book, backup } = await openSalvaged(room.dataDir)
  await book.call('book', 'restoreBackup', { name: backup.name })
  const check = () => book.call('book', 'verifyAudit', {})
  const issue = () =>
    book.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.李娜] })
  return { book, backup, check, issue }
}

it('a mark raised in a file that was damaged then stands accused in the salvaged copy until it is taken note of', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 10 }, 李娜: good })
  await room.enter({ 王契: poor })
  await room.service.close()
  raiseMarks(bookFile(room.dataDir))
  ruinLast(bookFile(room.dataDir), 'person_by_name')
  const { book, backup, check, issue } = await restored(room)
  expect(backup.lost).toMatchObject([{ table: 'mark', lost: 0, unproved: { count: 1 } }])
  expect(backup.record).toMatchObject({ state: 'altered', tables: ['mark'] })
  const found = await check()
  expect(found).toMatchObject({ contents: 'altered', outOfSeal: ['mark'], strays: [{ kind: 'changed' }] })
  expect(JSON.stringify(found.strays[0]?.fields)).toContain('1000')
  await expect(issue()).rejects.toMatchObject({ code: 'book_damaged' })
  const { id: operatorId } = await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'takeNote', { reason: '与成绩单核对' }, { operatorId })
  expect(await check()).toMatchObject({ contents: 'whole', outOfSeal: [], strays: [] })
  await expect(issue()).resolves.toBeDefined()
  const [note] = await book.call('book', 'notes', {})
  expect(note?.rows).toMatchObject([{ table: 'mark', now: 'altered', canPutBack: true }])
})

it('and so does its table where the mark was never changed before, so that nothing names it', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: poor, 李娜: good })
  await room.service.close()
  raiseMarks(bookFile(room.dataDir))
  ruinLast(bookFile(room.dataDir), 'person_by_name')
  const { backup, check } = await restored(room)
  expect(backup.record).toMatchObject({ state: 'altered', tables: ['mark'] })
  expect(await check()).toMatchObject({ contents: 'altered', outOfSeal: ['mark'], strays: [] })
})

it('unless a backup names it, also where rows of the table are lost', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: poor, 李娜: good })
  await room.call('book', 'backupNow', {})
  await room.service.close()
  const file = bookFile(room.dataDir)
  raiseMarks(file)
  const [trigger] = valuesIn(file, "SELECT sql FROM sqlite_schema WHERE name = 'capture_mark_d'")
  changeIn(file, `DROP TRIGGER capture_mark_d; DELETE FROM mark WHERE theory = 9000; ${trigger}`)
  ruinLast(file, 'person_by_name')
  const { backup, check } = await restored(room)
  expect(backup.lost?.find(one => one.table === 'mark')).toMatchObject({ saved: 1, lost: 1 })
  expect(await check()).toMatchObject({ outOfSeal: ['mark'], strays: [{ table: 'mark', kind: 'changed' }] })
})

it('the sums beside it were changed as well, or something else stands in their place', async () => {
  for (const hide of [
    "UPDATE table_seal SET sum = replace(sum, 'a', 'b')",
    'DROP TABLE table_seal; CREATE VIEW table_seal AS SELECT 1 AS tbl, 2 AS row_count, 3 AS sum',
  ]) {
    const room = await openExamRoom()
    await room.enter({ 王契: poor, 李娜: good })
    await room.service.close()
    raiseMarks(bookFile(room.dataDir))
    changeIn(bookFile(room.dataDir), hide)
    ruinLast(bookFile(room.dataDir), 'person_by_name')
    const { backup } = await restored(room)
    expect(backup.record).toMatchObject({ state: 'altered', tables: expect.arrayContaining(['mark']) })
  }
})

it.each(['person_by_name', 'mark', 'change', 'table_seal', 'command_detail'])(
  'damage alone accuses no row: the last page of %s',
  async name => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 50, practice: 10 }, 李娜: good })
    await room.enter({ 王契: poor })
    await room.service.close()
    ruinLast(bookFile(room.dataDir), name)
    const { check } = await restored(room)
    expect(await check()).toMatchObject({ outOfSeal: [], strays: [] })
  },
)
