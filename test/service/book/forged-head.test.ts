import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { markPath, readMark } from '../../../electron/service/book/marks/sequence-mark'
import { headOf } from '../../../electron/service/db/sqlite/record/audit'
import { component, type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, sha256Of } from '../support/book-file'
import { forgeHead, raiseFailed } from '../support/forge-head'
import { withTemporaryFilesElsewhere } from '../support/on-this-machine'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const poor = { theory: 10, practice: 10 }

async function markedRoom(): Promise<ExamRoom & { by: string; entry: number }> {
  const room = await openExamRoom()
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.enter({ 王契: poor, 李娜: { theory: 90, practice: 90 } })
  const { entries: entry } = await room.call('book', 'verifyAudit', {})
  return { ...room, by, entry }
}

/** A class whose record was written anew from its last entry on, while it was closed. */
async function forgedRoom() {
  const room = await markedRoom()
  await room.service.close()
  forgeHead(bookFile(room.dataDir), raiseFailed)
  return room
}

const opened = ({ dataDir }: ExamRoom) => openTestService({ dataDir, create: false })
const codesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices.map(({ code }) => code) : [state.state]
}
const issue = (book: TestService, { sessionId, roll }: ExamRoom, despite: number[] = []) =>
  book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.王契], despite })

async function expectAccused(book: TestService, room: ExamRoom & { entry: number }, place = 'beside') {
  expect(await codesOf(book)).toContain('damaged')
  expect((await book.call('book', 'verifyAudit', {})).marks).toContainEqual({
    place,
    entry: room.entry,
    fits: false,
  })
  await expect(issue(book, room)).rejects.toMatchObject({ code: 'book_damaged' })
}

describe('a last entry that was written anew', () => {
  it('accuses the data at every start, however much is written since', async () => {
    const room = await forgedRoom()
    for (const name of ['一部', '二部', '三部']) {
      const book = await opened(room)
      await expectAccused(book, room)
      await book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
      await expectAccused(book, room)
      await book.service.close()
      expect(readMark(bookFile(room.dataDir))?.closed).toBeNull()
    }
  })

  it('and loses no step for it: the mark goes on beside what it told of before', async () => {
    const room = await forgedRoom()
    const file = bookFile(room.dataDir)
    const book = await opened(room)
    copyFileSync(file, `${file}.before`)
    await book.call('people', 'addUnit', { name: '一部', kind: 'branch', parentId: null })
    await book.service.close()
    copyFileSync(`${file}.before`, file)
    const again = await opened(room)
    expect(await codesOf(again)).toEqual(expect.arrayContaining(['commands_lost', 'damaged']))
  })

  it('is settled by whoever takes note of it, and asked about where something rests on it', async () => {
    const room = await forgedRoom()
    const book = await opened(room)
    const { finding } = await book.call('book', 'verifyAudit', {})
    const reason = '与成绩单核对'
    const { seq } = await book.call('book', 'takeNote', { reason, finding }, { operatorId: room.by })
    expect(await book.call('book', 'notes', {})).toMatchObject([
      { seq, reason, entries: [room.entry], disputed: [room.entry] },
    ])
    expect((await book.call('book', 'verifyAudit', {})).marks).toMatchObject([{ fits: true }])
    await expect(issue(book, room)).rejects.toMatchObject({ code: 'altered_marks', params: { notes: [seq] } })
    await expect(issue(book, room, [seq])).resolves.toBeDefined()
    await book.service.close()
    const again = await opened(room)
    expect(await codesOf(again)).toEqual([])
    expect(await again.call('book', 'notes', {})).toHaveLength(1)
  })

  it('is asked about once in a session, where nothing tells what was altered', async () => {
    const room = await forgedRoom()
    const book = await opened(room)
    const { seq } = await book.call('book', 'takeNote', { reason: '与成绩单核对' }, { operatorId: room.by })
    const other = () =>
      book.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.李娜] })
    await expect(other()).rejects.toMatchObject({ code: 'altered_marks', params: { notes: [seq] } })
    await issue(book, room, [seq])
    // Somebody has gone through the session.
    await expect(other()).resolves.toBeDefined()
  })

  it('is asked about only where something may have been altered, as a backup of before tells', async () => {
    const room = await markedRoom()
    await room.call('book', 'backupNow', {})
    await room.call('people', 'addUnit', { name: '一部', kind: 'branch', parentId: null })
    await room.service.close()
    forgeHead(bookFile(room.dataDir), raiseFailed)
    const book = await opened(room)
    // What was saved after the backup may be missing as well: that is settled by itself.
    await book.call('book', 'noteLoss', {}, { operatorId: room.by })
    const { seq } = await book.call('book', 'takeNote', { reason: '与成绩单核对' }, { operatorId: room.by })
    await expect(
      book.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.李娜] }),
    ).resolves.toBeDefined()
    await expect(issue(book, room)).rejects.toMatchObject({
      code: 'altered_marks',
      params: { names: ['王契'], notes: [seq] },
    })
    // Entered anew, it is what somebody entered.
    await book.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      attempt: 1,
      marks: [{ enrolmentId: room.roll.王契, theory: component(95), practice: component(95) }],
    })
    await expect(issue(book, room)).resolves.toBeDefined()
  })

  it('accuses them where they are moved to', async () => {
    const room = await forgedRoom()
    const book = await opened(room)
    const dataDir = join(temporaryFolder('moved'), 'new')
    expect(await book.service.move(dataDir)).toBe('moved')
    await expectAccused(await opened({ ...room, dataDir }), room)
  })

  it('is settled by restoring a backup', async () => {
    const room = await markedRoom()
    const { name } = await room.call('book', 'backupNow', {})
    await room.service.close()
    forgeHead(bookFile(room.dataDir), raiseFailed)
    const book = await opened(room)
    const [backup] = await book.call('book', 'backups', {})
    expect(backup).not.toHaveProperty('otherLine')
    await book.call('book', 'restoreBackup', { name })
    expect(await codesOf(book)).not.toContain('damaged')
    expect((await book.call('book', 'verifyAudit', {})).marks).toMatchObject([{ fits: true }])
    await book.service.close()
    expect(await codesOf(await opened(room))).toEqual([])
  })
})

it('is known by the mark on this machine where the one beside it was written to fit', async () => {
  const room = await markedRoom()
  const home = withTemporaryFilesElsewhere(room.dataDir)
  try {
    await room.service.close()
    const file = bookFile(room.dataDir)
    forgeHead(file, raiseFailed)
    const sqlite = new Database(file)
    const head = headOf(sqlite)
    sqlite.close()
    const closed = { bytes: readFileSync(file).length, sha256: sha256Of(file) }
    writeFileSync(markPath(file), JSON.stringify({ ...head, closed }).padEnd(400))
    const first = await opened(room)
    await expectAccused(first, room, 'machine')
    await first.service.close()
    // Also where what lies beside the data is taken away.
    rmSync(markPath(file))
    const second = await opened(room)
    await expectAccused(second, room, 'machine')
    await second.call('book', 'takeNote', { reason: '与成绩单核对' }, { operatorId: room.by })
    expect((await second.call('book', 'verifyAudit', {})).marks.every(({ fits }) => fits)).toBe(true)
    await second.service.close()
    expect(existsSync(markPath(file))).toBe(true)
    const third = await opened(room)
    expect(await codesOf(third)).toEqual([])
    await third.service.close()
  } finally {
    home.restore()
  }
})
