import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { walked } from '../../../electron/service/db/sqlite/salvage/walked'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openSalvaged } from '../support/ruined-book'

const endless = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)'

/** In place of tables: views whose rows never come to an end. */
function makeUp(file: string, tables: readonly string[]): void {
  const views = tables.map(table => {
    const columns = valuesIn(file, `SELECT name FROM pragma_table_info('${table}')`) as string[]
    return `ALTER TABLE ${table} RENAME TO real_${table};
      CREATE VIEW ${table} AS ${endless} SELECT ${columns.map(one => `n AS ${one}`).join(', ')} FROM r;`
  })
  changeIn(file, `PRAGMA legacy_alter_table = ON; ${views.join('')}`)
}

it.each([
  ['what only the service writes', ['table_seal']],
  ['the record', ['audit', 'change', 'reversal']],
  ['what people entered', ['unit', 'post', 'standing', 'setting']],
])('takes nothing from a view in place of a table, and the rest: %s', async (_what, tables) => {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 90, practice: 90 } })
  await room.call('book', 'backupNow', {})
  await room.service.close()
  makeUp(bookFile(room.dataDir), tables)
  const { backup } = await openSalvaged(room.dataDir)
  expect(backup.counts?.people).toBe(4)
})

it('takes nothing from a column that is worked out in place of one that holds values', async () => {
  const room = await openExamRoom()
  await room.service.close()
  const made = `CREATE TABLE post (id TEXT PRIMARY KEY, name TEXT AS (hex(zeroblob(100000000))))`
  changeIn(
    bookFile(room.dataDir),
    `PRAGMA legacy_alter_table = ON; ALTER TABLE post RENAME TO real_post; ${made};
     INSERT INTO post (id) SELECT id FROM real_post`,
  )
  const { backup } = await openSalvaged(room.dataDir)
  expect(backup.lost?.find(one => one.table === 'post')?.saved).toBe(0)
})

it('walks rows of other files to their end', () => {
  const sqlite = new Database(':memory:')
  const rows = sqlite.prepare(`${endless} SELECT n FROM r LIMIT 5000`).pluck()
  expect([...walked(sqlite, rows.iterate())]).toHaveLength(5000)
  sqlite.close()
})
