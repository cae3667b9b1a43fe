import { copyFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readMark } from '../../../electron/service/book/sequence-mark'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, overwrite, valuesIn } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** Somebody writes into the file of the open data past SQLite: no connection of ours hears of it. */

const failed = { theory: 10, practice: 10 }
const passed = { theory: 90, practice: 90 }

/** All of it lies in the file, nothing in a log; then it is open again. */
async function marked(): Promise<{ room: ExamRoom; book: TestService; file: string }> {
  const room = await openExamRoom({ dataDir: temporaryFolder('past') })
  await room.enter({ 王契: failed, 李娜: passed })
  await room.service.close()
  const book = await openTestService({ dataDir: room.dataDir })
  return { room, book, file: bookFile(room.dataDir) }
}
const issue = (book: TestService, { sessionId, roll }: ExamRoom, name: '王契' | '李娜' = '王契') =>
  book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll[name]] })
const noticesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices : state.state
}

/** An altered copy laid over it in place, with the times it had. */
function layOver(file: string): void {
  const { atime, mtime } = statSync(file)
  const altered = `${file}.altered`
  copyFileSync(file, altered)
  raiseBehind(altered)
  writeFileSync(file, readFileSync(altered))
  utimesSync(file, atime, mtime)
  rmSync(altered)
}

/** The last byte of an index: its rows are whole, and what is found by it is not. */
function ruinIndex(file: string): void {
  const [page] = valuesIn(
    file,
    "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'person'",
  )
  const [bytes] = valuesIn(file, 'PRAGMA page_size')
  overwrite(file, Number(page) * Number(bytes) - 4, Buffer.from('~~~~'))
}

it('gives nothing away on an altered copy that was laid over the file', async () => {
  const { room, book, file } = await marked()
  layOver(file)
  await expect(issue(book, room)).rejects.toMatchObject({ code: 'book_damaged' })
  await expect(issue(book, room, '李娜')).rejects.toMatchObject({ code: 'book_damaged' })
  expect(await noticesOf(book)).toMatchObject([{ code: 'damaged' }])
})

it('does not vouch for it when it is closed, and names it when it opens again', async () => {
  const { room, book, file } = await marked()
  layOver(file)
  await book.service.close()
  expect(readMark(file)?.closed).toBeNull()
  const again = await openTestService({ dataDir: room.dataDir })
  expect(await noticesOf(again)).toMatchObject([{ code: 'damaged' }])
  await expect(issue(again, room)).rejects.toMatchObject({ code: 'book_damaged' })
})

it('is seen through commands that go on, whatever it is', async () => {
  const { book, file } = await marked()
  const add = (name: string) => book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
  await add('华北分部')
  writeFileSync(file, readFileSync(file))
  await add('华东分部')
  await book.service.close()
  expect(readMark(file)?.closed).toBeNull()
})

it('seals no file whose index was ruined, and refuses a backup of it', async () => {
  const { room, book, file } = await marked()
  ruinIndex(file)
  await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })
  expect(await noticesOf(book)).toMatchObject([{ code: 'damaged', what: 'file' }])
  await book.service.close()
  expect(readMark(file)?.closed).toBeNull()
  const again = await openTestService({ dataDir: room.dataDir, quiet: true })
  expect(await again.service.state()).toMatchObject({ state: 'broken', reason: 'damaged' })
})

it('vouches for the same bytes written once more, after they were looked at', async () => {
  const { room, book, file } = await marked()
  writeFileSync(file, readFileSync(file))
  await issue(book, room, '李娜')
  await book.service.close()
  expect(readMark(file)?.closed).not.toBeNull()
})
