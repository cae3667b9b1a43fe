import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import { sealAnew } from '../../../electron/service/db/sqlite/record/seal-anew'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

async function markedClass(): Promise<ExamRoom> {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 50, practice: 60 }, 李娜: { theory: 91, practice: 88 } })
  return room
}

/** No row of anybody's work is touched: what the record rests on is. */
const attacks = [
  {
    what: 'changes numbered out of all reason',
    sql: 'UPDATE change SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM change)',
  },
  {
    what: 'changes numbered beyond what digits hold',
    sql: 'UPDATE change SET seq = 9007199254740993 WHERE seq = (SELECT max(seq) FROM change)',
  },
  {
    what: 'words of a command that never was',
    sql: `INSERT INTO command_detail (command_seq, salt, params, seal_salt, seal_rest)
          SELECT max(command_seq) + 1, salt, params, seal_salt, seal_rest FROM command_detail`,
  },
]

describe('what the record rests on', () => {
  it.each(attacks)('$what: it is named, and work goes on once that is taken note of', async ({ sql }) => {
    const room = await markedClass()
    await room.call('settings', 'addOperator', { name: '周敏' })
    const [operator] = await room.call('settings', 'operators', {})
    changeIn(bookFile(room.dataDir), sql)
    const check = await room.call('book', 'verifyAudit', {})
    expect(check.contents === 'altered' || check.unknown.length > 0).toBe(true)
    await expect(room.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })

    await room.call('book', 'takeNote', { reason: '用工具打开过' }, { operatorId: operator?.id ?? null })
    expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', unknown: [] })
    await room.call('people', 'hire', { name: '周强', staffNo: '00990', hiredOn: '2025-01-06' })
    expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', unknown: [] })
  })

  it('the row under which commands run: work goes on without it', async () => {
    const room = await markedClass()
    changeIn(bookFile(room.dataDir), 'DELETE FROM running')
    await room.call('people', 'hire', { name: '周强', staffNo: '00990', hiredOn: '2025-01-06' })
    expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole' })
  })

  it('a seal of a table there is not: nobody is accused for it later', async () => {
    const room = await markedClass()
    changeIn(
      bookFile(room.dataDir),
      `INSERT INTO table_seal (tbl, row_count, sum) VALUES ('ghost', 1, '${'0'.repeat(64)}')`,
    )
    await room.call('people', 'hire', { name: '周强', staffNo: '00990', hiredOn: '2025-01-06' })
    expect(await room.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', tables: [] })
  })

  it.each([schemaVersion, schemaVersion + 1])(
    'an upgrade to version %i that upgraded nothing: altered rows are not sealed by it',
    async to => {
      const room = await markedClass()
      await room.service.close()
      const sqlite = new Database(bookFile(room.dataDir))
      sqlite.unsafeMode(true)
      sqlite.exec('DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE theory = 5000')
      sealAnew(sqlite, 'sealUpgraded', to, { from: to - 1, to, outOfSeal: [] })
      sqlite.close()
      const book = await openTestService({ dataDir: room.dataDir, create: false })
      const check = await book.call('book', 'verifyAudit', {})
      expect(check.brokenAt).toBe(check.entries)
      await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })
    },
  )
})
