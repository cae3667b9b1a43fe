import { afterEach, describe, expect, it, vi } from 'vitest'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
import { bookTasks } from '../../../electron/service/book/tasks/book-tasks'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { openTestService, type TestService } from '../support/service'

/** Writes to the file, and leaves every row and the schema as they were. */
const touch = 'CREATE TABLE scratch (one INTEGER); DROP TABLE scratch'

const failed = { theory: 10, practice: 10 }
const passed = { theory: 90, practice: 90 }

const marked = async (): Promise<ExamRoom> => {
  const room = await openExamRoom()
  await room.enter({ 王契: failed, 李娜: passed })
  return room
}
const issue = (book: TestService, { sessionId, roll }: ExamRoom, name: '王契' | '李娜' = '王契') =>
  book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll[name]] })
const noticesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices : state.state
}
const closedMark = (book: TestService) => readMark(bookFile(book.dataDir))?.closed

describe('rows altered by another program while the data is open', () => {
  it('are found before a certificate is issued on them', async () => {
    const room = await marked()
    raiseBehind(bookFile(room.dataDir))
    await expect(issue(room, room)).rejects.toMatchObject({ code: 'book_damaged' })
    expect(await noticesOf(room)).toMatchObject([{ code: 'damaged', what: 'records' }])
    // Of another person as well: the record is one.
    await expect(issue(room, room, '李娜')).rejects.toMatchObject({ code: 'book_damaged' })
  })

  it('are not sealed when it is closed, and named when it opens again', async () => {
    const room = await marked()
    raiseBehind(bookFile(room.dataDir))
    await room.enter({ 欧阳娜娜: passed })
    await room.service.close()
    expect(closedMark(room)).toBeNull()
    const again = await openTestService({ dataDir: room.dataDir })
    await expect.poll(() => noticesOf(again)).toMatchObject([{ code: 'damaged', what: 'records' }])
    await expect(issue(again, room)).rejects.toMatchObject({ code: 'book_damaged' })
    await again.service.close()
    expect(closedMark(room)).toBeNull()
  })

  it('do not come by because something was written first that is no row of ours', async () => {
    const room = await marked()
    const file = bookFile(room.dataDir)
    changeIn(file, touch)
    // Looked at, and sound: it may go on.
    await issue(room, room, '李娜')
    raiseBehind(file)
    await expect(issue(room, room)).rejects.toMatchObject({ code: 'book_damaged' })
  })

  it('do not make a certificate valid again by undo or redo', async () => {
    const room = await marked()
    const { certificateIds } = await issue(room, room, '李娜')
    const [id = ''] = certificateIds
    const voided = await room.seqOf('certificates', 'voidOne', { id, reason: '发错' })
    raiseBehind(bookFile(room.dataDir))
    await expect(room.call('book', 'undo', { seq: voided })).rejects.toMatchObject({ code: 'book_damaged' })
    const [certificate] = (await room.call('certificates', 'list', {})).rows
    expect(certificate).toMatchObject({ status: 'voided' })
  })
})

it('what is derived of them is made anew before they are vouched for', async () => {
  const room = await marked()
  const file = bookFile(room.dataDir)
  const derived = () =>
    valuesIn(file, "SELECT kind || ' ' || title FROM search_doc WHERE kind = 'person' ORDER BY title")
  const before = derived()
  expect(before).not.toEqual([])
  changeIn(file, 'DELETE FROM search_doc')
  // Looked at, and sound: nothing that is sealed was touched.
  await issue(room, room, '李娜')
  await room.service.close()
  expect(closedMark(room)).not.toBeNull()
  expect(derived()).toEqual(before)
})

describe('data another program keeps writing to', () => {
  const { check } = bookTasks
  afterEach(() => vi.restoreAllMocks())

  it('is not called damaged where all of it holds, and gives nothing away until the writing ends', async () => {
    const room = await marked()
    const file = bookFile(room.dataDir)
    const looked = vi.spyOn(bookTasks, 'check').mockImplementation(input => {
      const found = check(input)
      changeIn(file, touch)
      return found
    })
    changeIn(file, touch)
    await expect(issue(room, room, '李娜')).rejects.toMatchObject({ code: 'being_written' })
    expect(looked).toHaveBeenCalledTimes(4)
    expect(await noticesOf(room)).toEqual([])
    expect((await room.call('certificates', 'list', {})).rows).toEqual([])
    vi.restoreAllMocks()
    await issue(room, room, '李娜')
  })
})

describe('data nobody else wrote to', () => {
  it('is vouched for when it is closed, whatever was done and refused in it', async () => {
    const room = await marked()
    const { certificateIds } = await issue(room, room, '李娜')
    await expect(issue(room, room)).rejects.toMatchObject({ code: 'not_passed' })
    const [id = ''] = certificateIds
    const voided = await room.seqOf('certificates', 'voidOne', { id, reason: '发错' })
    await room.call('book', 'undo', { seq: voided })
    await room.call('book', 'backupNow', {})
    await room.call('book', 'verifyAudit', {})
    await room.service.close()
    expect(closedMark(room)).not.toBeNull()
  })

  it('is vouched for again after what was written was looked at', async () => {
    const room = await marked()
    changeIn(bookFile(room.dataDir), touch)
    await issue(room, room, '李娜')
    await room.service.close()
    expect(closedMark(room)).not.toBeNull()
  })
})
