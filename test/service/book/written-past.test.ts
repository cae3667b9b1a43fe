import {
  copyFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
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

async function codesOf(book: TestService): Promise<string | string[]> {
  const notices = await noticesOf(book)
  return typeof notices === 'string' ? notices : notices.map(one => one.code)
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
  await expect(issue(book, room)).rejects.toMatchObject({ code: 'written_over' })
  await expect(issue(book, room)).rejects.toMatchObject({ code: 'book_damaged' })
  await expect(issue(book, room, '李娜')).rejects.toMatchObject({ code: 'book_damaged' })
  expect(await codesOf(book)).toEqual(['written_over', 'damaged'])
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

it('is looked at before the next step, which goes on where the pages hold', async () => {
  const { book, file } = await marked()
  const add = (name: string) => book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
  await add('华北分部')
  writeFileSync(file, readFileSync(file))
  await add('华东分部')
  expect(await noticesOf(book)).toEqual([])
  await book.service.close()
  expect(readMark(file)?.closed).not.toBeNull()
  expect(valuesIn(file, 'SELECT name FROM unit')).toEqual(expect.arrayContaining(['华北分部', '华东分部']))
})

it('seals no file whose index was ruined, backs none up, and says at once that it was written over', async () => {
  const { room, book, file } = await marked()
  ruinIndex(file)
  await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_broken' })
  const said = { state: 'broken', reason: 'damaged', writtenOver: '2026-12-09T01:00:00.000Z' }
  expect(await book.service.state()).toMatchObject(said)
  await book.service.close()
  expect(readMark(file)).toBeNull()
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

/** What is acknowledged lies in the log until that is taken into the file. */
describe('the log of the open data', () => {
  const add = (book: TestService, name: string) =>
    book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
  async function acknowledged() {
    const { book, room, file } = await marked()
    for (const name of ['甲部', '乙部', '丙部']) await add(book, name)
    return { book, room, file, log: `${file}-wal` }
  }

  it('cut in place is not closed as whole: the next start says how many steps are gone', async () => {
    const { book, room, file, log } = await acknowledged()
    truncateSync(log, 0)
    await book.service.close()
    expect(readMark(file)?.closed).toBeNull()
    const again = await openTestService({ dataDir: room.dataDir, quiet: true })
    expect(await noticesOf(again)).toMatchObject([{ code: 'commands_lost' }])
  })

  it.each([0, 40_000])('cut to %i bytes takes no more steps, which nobody would find again', async bytes => {
    const { book, room, log } = await acknowledged()
    truncateSync(log, bytes)
    await expect(add(book, '丁部')).rejects.toThrow('the write-ahead log was cut')
    await book.service.close()
    const again = await openTestService({ dataDir: room.dataDir, quiet: true })
    expect(await noticesOf(again)).toMatchObject([{ code: 'commands_lost' }])
  })

  it('with a mark altered in it gives nothing away, and is not closed as whole', async () => {
    const { book, room, file, log } = await acknowledged()
    await book.call('assessments', 'recordMarks', {
      sessionId: room.sessionId,
      attempt: 1,
      marks: [
        {
          enrolmentId: room.roll.王契,
          theory: { kind: 'scored', mark: 1000 },
          practice: { kind: 'scored', mark: 1000 },
        },
      ],
    })
    alterInLog(log, room.sessionId)
    await expect(issue(book, room)).rejects.toMatchObject({ code: 'book_damaged' })
    await book.service.close()
    expect(readMark(file)?.closed).toBeNull()
  })
})

/** A total of 10 becomes one of 99, and its verdict passed, in every page the log holds. */
function alterInLog(log: string, sessionId: string): void {
  const bytes = readFileSync(log)
  const row = (mark: number, verdict: string) => {
    const two = [mark >> 8, mark & 0xff]
    return Buffer.concat([Buffer.from([...two, ...two, ...two]), Buffer.from(verdict)])
  }
  const pairs = [
    [row(1000, 'failed'), row(9900, 'passed')],
    [Buffer.from(`${sessionId}failed`), Buffer.from(`${sessionId}passed`)],
  ] as const
  let altered = 0
  for (const [from, to] of pairs)
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) {
      overwrite(log, at, to)
      altered++
    }
  expect(altered).toBeGreaterThan(0)
}
