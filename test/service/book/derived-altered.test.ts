import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { watchOthers } from '../../../electron/service/book/life/watch-others'
import { markPath } from '../../../electron/service/book/marks/sequence-mark'
import { runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { fingerprintOf } from '../../../electron/service/files/durable'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const passed = { theory: 90, practice: 90 }

async function marked(): Promise<ExamRoom> {
  const room = await openExamRoom()
  await room.enter({ 王契: passed, 李娜: passed })
  return room
}

const check = (book: TestService) => book.call('book', 'verifyAudit', {})
const found = async (book: TestService, query: string) =>
  (await book.call('search', 'find', { text: query })).map(one => one.title)

/** Each with what it is called where it is named. */
const alterations = {
  certificate_due: 'DELETE FROM certificate_due',
  search_doc: "DELETE FROM search_doc WHERE title = '王契'",
  need_source: "DELETE FROM need_source WHERE code = 'gap'",
}

/** As it was closed, by the mark. */
function vouchFor(file: string): void {
  const { bytes, sha256 } = fingerprintOf(file)
  const mark = JSON.parse(readFileSync(markPath(file), 'utf8'))
  writeFileSync(markPath(file), JSON.stringify({ ...mark, closed: { bytes, sha256 } }).padEnd(400))
}

describe('what is derived, altered while the data was closed and vouched for by a forged mark', () => {
  it.each(Object.entries(alterations))('is named and made anew by the check: %s', async (table, sql) => {
    const room = await marked()
    await room.service.close()
    changeIn(bookFile(room.dataDir), sql)
    vouchFor(bookFile(room.dataDir))
    const book = await openTestService({ dataDir: room.dataDir })
    expect(await book.service.state()).toMatchObject({ notices: [] })
    expect(await check(book)).toMatchObject({ contents: 'whole', derived: { tables: [table], anew: true } })
    expect(await check(book)).toMatchObject({ contents: 'whole', derived: { tables: [], anew: false } })
  })
})

it('what is derived is compared while the data is open', async () => {
  const room = await marked()
  const file = bookFile(room.dataDir)
  expect(await runTaskInline('derivedApart', { file })).toEqual([])
  changeIn(file, Object.values(alterations).join(';'))
  expect(await runTaskInline('derivedApart', { file })).toEqual(Object.keys(alterations))
})

describe('what is derived, altered while the data is open', () => {
  it('is named and made anew by the check, and says nothing against the records', async () => {
    const room = await marked()
    const waiting = await room.call('certificates', 'toIssue', {})
    expect(waiting).not.toEqual([])
    changeIn(bookFile(room.dataDir), Object.values(alterations).join(';'))
    expect(await room.call('certificates', 'toIssue', {})).toEqual([])
    const tables = Object.keys(alterations)
    expect(await check(room)).toMatchObject({ contents: 'whole', derived: { tables, anew: true } })
    expect(await room.call('certificates', 'toIssue', {})).toEqual(waiting)
    expect(await found(room, '王契')).toContain('王契')
    await room.call('book', 'backupNow', {})
  })

  it('is made anew within seconds, without anybody asking for a check', async () => {
    const room = await marked()
    const waiting = await room.call('certificates', 'toIssue', {})
    changeIn(bookFile(room.dataDir), alterations.certificate_due)
    await expect
      .poll(() => room.call('certificates', 'toIssue', {}), { timeout: 8_000, interval: 200 })
      .toEqual(waiting)
  }, 15_000)

  it('is compared once, a minute after the data was opened', async () => {
    vi.useFakeTimers()
    try {
      const [looked, asked] = [vi.fn(async () => undefined), vi.fn(async () => false)]
      const open = { db: {} as never, writer: {} }
      const health = { lookAtDerived: looked, lookAtOthers: asked }
      const end = watchOthers({ opened: () => open, health, log: expect.unreachable })
      await vi.advanceTimersByTimeAsync(58_000)
      expect(looked).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(600_000)
      expect(looked).toHaveBeenCalledTimes(1)
      end()
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([
    [
      "UPDATE search_doc SET ref = (SELECT ref FROM search_doc WHERE title = '李娜') || 'x' WHERE title = '王契'",
    ],
    ["UPDATE search_doc SET title = '王五' WHERE title = '王契'"],
    ["DELETE FROM search_fts WHERE rowid = (SELECT rowid FROM search_doc WHERE title = '王契')"],
    ["INSERT INTO search_fts (rowid, text, sound) VALUES (9999, '王', 'wang')"],
  ])('is found in the search index: %s', async sql => {
    const room = await marked()
    changeIn(bookFile(room.dataDir), sql)
    expect(await check(room)).toMatchObject({ derived: { tables: ['search_doc'], anew: true } })
    expect(await check(room)).toMatchObject({ derived: { tables: [] } })
    expect(await found(room, '王契')).toContain('王契')
  })
})

describe('a table of codes', () => {
  const attend = "DELETE FROM attendance_state WHERE code = 'present'"

  it('is filled anew where codes that rows have are gone, and is no damage', async () => {
    const room = await marked()
    await room.service.close()
    changeIn(
      bookFile(room.dataDir),
      `PRAGMA foreign_keys = OFF; ${attend}; INSERT INTO unit_kind VALUES ('division')`,
    )
    const book = await openTestService({ dataDir: room.dataDir })
    expect(await book.service.state()).toMatchObject({
      state: 'open',
      notices: [{ code: 'changed_outside' }],
    })
    expect(valuesIn(bookFile(room.dataDir), 'SELECT code FROM attendance_state')).toContain('present')
    expect(valuesIn(bookFile(room.dataDir), 'SELECT code FROM unit_kind')).not.toContain('division')
    expect(await check(book)).toMatchObject({ contents: 'whole', derived: { tables: [] } })
  })

  it('is filled anew in what is restored from an archive', async () => {
    const room = await marked()
    changeIn(bookFile(room.dataDir), `PRAGMA foreign_keys = OFF; ${attend}`)
    const archive = join(temporaryFolder('codes'), 'altered.zhixing')
    await room.call('book', 'backupTo', { file: room.ticket(archive) })
    const book = await openTestService({ create: false })
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(archive) })).toMatchObject({
      record: { state: 'whole' },
    })
    await book.call('book', 'restoreArchive', { file: book.ticket(archive) })
    expect(valuesIn(bookFile(book.dataDir), 'SELECT code FROM attendance_state')).toContain('present')
  })
})
