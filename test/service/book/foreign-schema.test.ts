import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { applicationId } from '../../../electron/files/own-database'
import { migrations } from '../../../electron/service/db/sqlite/migrations/list'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { withAlteredBook } from '../support/hostile-archive'
import { openTestService, type TestService } from '../support/service'

const evil = 'BEGIN DELETE FROM operator; END'

/** Into the schema itself, past everything SQLite would refuse. */
const smuggle = (type: string, name: string, table: string, rootpage: number | string, sql: string) =>
  `PRAGMA writable_schema = ON;
   INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('${type}', '${name}', '${table}', ${rootpage}, '${sql.replaceAll("'", "''")}');
   PRAGMA writable_schema = RESET`

/** Rewrites one entry's text, as a tool would that hides what it does. */
const rewrite = (name: string, from: string, to: string) =>
  `PRAGMA writable_schema = ON;
   UPDATE sqlite_schema SET sql = replace(sql, '${from.replaceAll("'", "''")}', '${to.replaceAll("'", "''")}') WHERE name = '${name}';
   PRAGMA writable_schema = RESET`

const attacks = [
  { what: 'a trigger', sql: `CREATE TRIGGER sly AFTER INSERT ON person ${evil}` },
  {
    what: 'a trigger whose name only looks like one of SQLite’s',
    sql: `CREATE TRIGGER sqliteXtidy AFTER INSERT ON person ${evil}`,
  },
  {
    what: 'a trigger with a name of SQLite’s',
    sql: smuggle(
      'trigger',
      'sqlite_tidy',
      'person',
      0,
      `CREATE TRIGGER sqlite_tidy AFTER INSERT ON person ${evil}`,
    ),
  },
  {
    what: 'a trigger under the name of an automatic index',
    sql: smuggle(
      'trigger',
      'sqlite_autoindex_person_9',
      'person',
      0,
      `CREATE TRIGGER sqlite_autoindex_person_9 AFTER INSERT ON person ${evil}`,
    ),
  },
  {
    what: 'a trigger under the name of SQLite’s own table',
    sql: smuggle(
      'trigger',
      'sqlite_stat1',
      'person',
      0,
      `CREATE TRIGGER sqlite_stat1 AFTER INSERT ON person ${evil}`,
    ),
  },
  {
    what: 'our own trigger with another body',
    sql: rewrite('audit_no_delete', 'RAISE(ABORT', 'RAISE(IGNORE'),
  },
  {
    what: 'our own capture trigger with another body',
    sql: rewrite('capture_person_i', "'I', NULL", "'D', NULL"),
  },
  { what: 'without one of our triggers', sql: 'DROP TRIGGER audit_no_delete' },
  { what: 'without one of our indexes', sql: 'DROP INDEX person_staff_no' },
  { what: 'a view', sql: 'CREATE VIEW sly AS SELECT * FROM person' },
  {
    what: 'a view in place of a table',
    sql: 'DROP TABLE file_item; CREATE VIEW file_item AS SELECT * FROM person',
  },
  { what: 'a table more', sql: 'CREATE TABLE sly (id TEXT) STRICT' },
  { what: 'a virtual table', sql: 'CREATE VIRTUAL TABLE sly USING fts5 (text)' },
  { what: 'a module that reads files', sql: "CREATE VIRTUAL TABLE sly USING dbstat('main')" },
  { what: 'an index more', sql: 'CREATE INDEX sly ON person (note)' },
  {
    what: 'an index over a function',
    sql: 'CREATE INDEX sly ON person (upper(name)) WHERE length(name) > 1',
  },
  { what: 'a generated column', sql: 'ALTER TABLE room ADD COLUMN sly TEXT AS (upper(name)) VIRTUAL' },
  { what: 'a column more', sql: 'ALTER TABLE room ADD COLUMN sly TEXT' },
  {
    what: 'a CHECK that holds always',
    sql: rewrite('person', "status IN ('active', 'left')", "status <> 'nothing at all'"),
  },
  { what: 'a foreign key less', sql: rewrite('person', 'REFERENCES unit (id)', '') },
  { what: 'a table that is not STRICT', sql: rewrite('room', 'STRICT', '') },
  {
    what: 'a partial index of ours that leaves rows out',
    sql: `${rewrite('person_staff_no', 'staff_no IS NOT NULL', "staff_no > '~'")}; REINDEX`,
  },
  {
    what: 'the index of our search made of something else',
    sql: rewrite('search_fts', "content = ''", "content = 'person'"),
  },
  {
    what: 'an inner table of our search that holds something else',
    sql: rewrite('search_fts_config', 'v', 'v, w'),
  },
  {
    what: 'SQLite’s own figures with odd columns',
    sql: `ANALYZE; ${rewrite('sqlite_stat1', 'stat)', 'stat,more)')}`,
  },
  {
    what: 'a table whose pages are another table’s',
    sql: `PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'post') WHERE name = 'grade_level';
      PRAGMA writable_schema = RESET`,
  },
  {
    what: 'two tables that have changed their pages',
    sql: `PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema WHERE name IN ('operator', 'setting')) - rootpage
        WHERE name IN ('operator', 'setting');
      PRAGMA writable_schema = RESET`,
  },
  { what: 'a table without pages', sql: smuggle('table', 'sly', 'sly', 0, 'CREATE TABLE sly (id TEXT)') },
] as const

async function filled(): Promise<TestService> {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('people', 'hire', { name: '王芳', staffNo: '00633' })
  return book
}

describe('a book from outside that has', () => {
  it.each(attacks)('$what is found out, and not let in', async ({ sql }) => {
    const book = await filled()
    const path = join(mkdtempSync(join(tmpdir(), 'zhixing-outside-')), 'a.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(path) })
    const altered = withAlteredBook(path, database => changeIn(database, sql))

    const target = await openTestService()
    await target.call('settings', 'addOperator', { name: '李想' })
    expect(await target.call('book', 'verifyArchive', { file: target.ticket(altered) })).toMatchObject({
      ok: false,
      problems: ['book_damaged'],
    })
    await expect(
      target.call('book', 'restoreArchive', { file: target.ticket(altered) }),
    ).rejects.toMatchObject({ code: 'backup_damaged' })
    expect(await target.call('settings', 'operators', {})).toMatchObject([{ name: '李想' }])

    // The same as a backup without its manifest, laid into the folder.
    const backup = await book.call('book', 'backupNow', {})
    const own = join(book.dataDir, 'backups', backup.name)
    changeIn(own, sql)
    rmSync(own.replace('.db', '.json'))
    await expect(book.call('book', 'restoreBackup', { name: backup.name })).rejects.toMatchObject({
      code: 'backup_damaged',
    })
  })

  it.each(attacks)('$what is not opened in the place of the book either', async ({ sql }) => {
    const book = await filled()
    const { dataDir } = book
    await book.service.close()
    changeIn(bookFile(dataDir), sql)
    // Nothing outside the file accuses it.
    rmSync(join(dataDir, 'book.mark'))
    const again = await openTestService({ dataDir, create: false })
    expect(await again.call('book', 'state', {})).toMatchObject({ state: 'broken', reason: 'damaged' })
  })
})

describe('a book from outside', () => {
  it('keeps nothing that acts or steers: triggers, search and figures are ours again', async () => {
    const book = await filled()
    const path = join(mkdtempSync(join(tmpdir(), 'zhixing-outside-')), 'a.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(path) })
    const altered = withAlteredBook(path, database =>
      changeIn(
        database,
        `ANALYZE; UPDATE sqlite_stat1 SET stat = '1000000000 1'; UPDATE running SET command_seq = 77;
         UPDATE search_doc SET title = '别人'; UPDATE search_fts_config SET v = 4 WHERE k = 'version'`,
      ),
    )
    const target = await openTestService()
    await target.call('book', 'restoreArchive', { file: target.ticket(altered) })
    const file = bookFile(target.dataDir)
    expect(
      valuesIn(file, "SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite$_stat%' ESCAPE '$'"),
    ).toEqual([])
    expect(valuesIn(file, 'SELECT command_seq FROM running')).toEqual([null])
    expect(await target.call('search', 'find', { text: '王芳' })).toHaveLength(1)
    expect(await target.call('search', 'find', { text: '别人' })).toHaveLength(0)
    await target.call('people', 'hire', { name: '新人', staffNo: 'N1' })
    expect(await target.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null })
  })

  it('of an older version brings no trigger under a name of ours', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhixing-older-'))
    const target = await openTestService()
    const backup = await target.call('book', 'backupNow', {})
    const path = join(target.dataDir, 'backups', backup.name)
    const sqlite = new Database(join(folder, 'older.db'))
    sqlite.exec(migrations.slice(0, 3).join('\n'))
    sqlite.exec(`CREATE TRIGGER capture_person_i AFTER INSERT ON person ${evil}`)
    sqlite.exec("INSERT INTO operator (id, name) VALUES ('o1', '周敏')")
    sqlite.pragma('user_version = 3')
    sqlite.pragma(`application_id = ${applicationId}`)
    rmSync(path)
    sqlite.prepare('VACUUM INTO ?').run(path)
    sqlite.close()
    rmSync(path.replace('.db', '.json'))
    await target.call('book', 'restoreBackup', { name: backup.name })
    await target.call('people', 'hire', { name: '王芳', staffNo: '1' })
    expect(await target.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
  })
})
