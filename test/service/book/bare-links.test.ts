import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { liveSums, storeSums } from '../../../electron/service/db/sqlite/record/sealed'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

/** A class that was marked in one command, and one of them corrected in the newest. */
async function markedClass(): Promise<ExamRoom & { newest: number }> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 91, practice: 88 } })
  await room.enter({ 李娜: { theory: 92 } })
  const { undo } = await room.call('book', 'undoState', {})
  return { ...room, newest: undo?.seq ?? 0 }
}

const check = (book: TestService) => book.call('book', 'verifyAudit', {})
const newest = '(SELECT max(seq) FROM audit)'

/** A mark raised without capture, and the sums of the tables put right after it: only the seal of the link tells. */
function raiseUnseen(file: string): void {
  const sqlite = new Database(file)
  try {
    const triggers = sqlite
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'mark'")
      .all() as { name: string; sql: string }[]
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
    sqlite.exec("UPDATE mark SET theory = 9900, total = 9900, verdict = 'passed' WHERE theory = 5000")
    for (const { sql } of triggers) sqlite.exec(sql)
    storeSums(sqlite, liveSums(sqlite))
  } finally {
    sqlite.close()
  }
}

const forgeries = [
  { what: 'the salt', sql: `UPDATE command_detail SET seal_salt = NULL WHERE command_seq = ${newest}` },
  { what: 'the rest', sql: `UPDATE command_detail SET seal_rest = NULL WHERE command_seq = ${newest}` },
  { what: 'an empty salt', sql: `UPDATE command_detail SET seal_salt = '' WHERE command_seq = ${newest}` },
  { what: 'the words', sql: `DELETE FROM command_detail WHERE command_seq = ${newest}` },
]

describe('a book whose newest entry has lost what its seal is checked with', () => {
  it.each(forgeries)('is altered, and goes on being after further work: $what', async ({ sql }) => {
    const room = await markedClass()
    raiseUnseen(bookFile(room.dataDir))
    changeIn(bookFile(room.dataDir), sql)
    expect(await check(room)).toMatchObject({ contents: 'altered', bare: [room.newest] })
    await room.call('settings', 'addOperator', { name: '周敏' })
    expect(await check(room)).toMatchObject({ contents: 'altered', bare: [room.newest] })
  })

  it.each(forgeries)('is said to be altered before it is restored: $what', async ({ sql }) => {
    const room = await markedClass()
    raiseUnseen(bookFile(room.dataDir))
    changeIn(bookFile(room.dataDir), sql)
    const path = `${room.dataDir}-archive.zhixing`
    try {
      await room.call('book', 'backupTo', { file: room.ticket(path) })
      expect(await room.call('book', 'verifyArchive', { file: room.ticket(path) })).toMatchObject({
        record: { state: 'altered', bare: [room.newest] },
      })
    } finally {
      rmSync(path, { force: true })
    }
  })

  it.each(forgeries)('opens with a warning when it is not as it was closed: $what', async ({ sql }) => {
    const room = await markedClass()
    await room.service.close()
    raiseUnseen(bookFile(room.dataDir))
    changeIn(bookFile(room.dataDir), sql)
    const again = await openTestService({ dataDir: room.dataDir })
    expect(await again.call('book', 'state', {})).toMatchObject({
      state: 'open',
      notices: expect.arrayContaining([expect.objectContaining({ code: 'damaged', what: 'records' })]),
    })
  })
})

it('names every entry without its salts, and not all of a long history', async () => {
  const room = await markedClass()
  for (let n = 0; n < 20; n++) await room.call('settings', 'addOperator', { name: `周敏${n}` })
  changeIn(bookFile(room.dataDir), 'UPDATE command_detail SET seal_salt = NULL, seal_rest = NULL')
  const { bare } = await check(room)
  expect(bare).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
})

describe('the undo of a step', () => {
  it('is refused when its description is gone: nothing proves what it would put back', async () => {
    const room = await markedClass()
    changeIn(
      bookFile(room.dataDir),
      `UPDATE change SET before = json_set(before, '$.theory', 9999) WHERE command_seq = ${room.newest} AND tbl = 'mark';
       DELETE FROM command_detail WHERE command_seq = ${room.newest}`,
    )
    await expect(room.undoNewest()).rejects.toMatchObject({ code: 'undo_not_proved' })
  })

  it('is refused when what it would put back was altered', async () => {
    const room = await markedClass()
    changeIn(
      bookFile(room.dataDir),
      `UPDATE change SET before = json_set(before, '$.theory', 9999) WHERE command_seq = ${room.newest} AND tbl = 'mark'`,
    )
    await expect(room.undoNewest()).rejects.toMatchObject({ code: 'undo_not_proved' })
  })

  it('cannot be brought back when its own description is gone', async () => {
    const room = await markedClass()
    await room.undoNewest()
    changeIn(bookFile(room.dataDir), `DELETE FROM command_detail WHERE command_seq = ${newest}`)
    const { redo } = await room.call('book', 'undoState', {})
    await expect(room.call('book', 'redo', { seq: redo?.seq ?? 0 })).rejects.toMatchObject({
      code: 'undo_not_proved',
    })
  })
})
