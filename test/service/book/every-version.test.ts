import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { capturedTables } from '../../../electron/service/db/captured'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import { schemaProblem } from '../../../electron/service/db/sqlite/own-schema'
import { bookFile, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { smallBook as bookOf, booksFolder as folder, bookName as nameOf } from '../support/small-book'
import { dumpBook } from './book-dump'

const versions = Array.from({ length: schemaVersion }, (_, at) => at + 1)

/** How many rows each of its own tables has, but what goes on with every entry of the record. */
function rowsIn(file: string): Record<string, number> {
  const sqlite = new Database(file, { readonly: true })
  try {
    const tables = sqlite
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      tables
        // Opened on another machine it writes into its settings from which number on certificates are given.
        .filter(name => Object.hasOwn(capturedTables, name) && name !== 'setting')
        .map(name => [name, sqlite.prepare(`SELECT count(*) FROM ${name}`).pluck().get() as number]),
    )
  } finally {
    sqlite.close()
  }
}

describe('a small book of every version there was', () => {
  it('lies in test/fixtures/books, the newest too', async () => {
    const missing = () => versions.filter(version => !readdirSync(folder).includes(nameOf(version)))
    // A new migration brings its book: that of the version before, brought up to date, and rows of what is new in it.
    if (process.env.ZHIXING_WRITE_BOOKS && missing().join() === `${schemaVersion}`) await writeNewest()
    expect(missing()).toEqual([])
  })

  it.each(versions)('has the schema its migrations make: none of the first %i was changed since', version => {
    const sqlite = new Database(bookFile(bookOf(version)))
    expect(schemaProblem(sqlite, version)).toBeNull()
    sqlite.close()
  })

  it.each(versions)('of version %i is opened, brought up to date, and holds what it held', async version => {
    const dataDir = bookOf(version)
    const before = rowsIn(bookFile(dataDir))
    const book = await openTestService({ dataDir })
    // A table that was built anew has all its rows, and so has each that refers to it.
    expect(rowsIn(bookFile(dataDir))).toMatchObject(before)
    expect(verdictOn(bookFile(dataDir))).toBe('ok')
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'open',
      readOnly: false,
      notices: [],
    })
    expect(valuesIn(bookFile(dataDir), 'PRAGMA user_version')).toEqual([schemaVersion])
    const backups = await book.call('book', 'backups', {})
    expect(backups.map(({ reason }) => reason)).toEqual(version < schemaVersion ? ['before_migration'] : [])

    expect(await book.call('settings', 'operators', {})).toMatchObject([{ name: '周敏' }])
    if (version >= 2) {
      const { rows } = await book.call('people', 'list', { status: 'active', text: 'wangfang' })
      // A text until version 13, and an entry of a list since.
      expect(rows).toMatchObject([
        { name: '王芳', staffNo: '00017', postName: '客服专员', businessLineName: '国内', tags: ['内训师'] },
      ])
    }
    if (version >= 6)
      expect((await book.call('sessions', 'list', {})).rows).toMatchObject([
        { courseName: '投诉处理与情绪管理', number: 1, status: 'held', enrolled: 1 },
      ])
    if (version >= 8)
      expect((await book.call('certificates', 'list', {})).rows).toMatchObject([
        { number: 'KF-TS-2026-0001' },
      ])

    // Nobody had said how much attendance a certificate asks for: as usual, until somebody does.
    if (version >= 4) {
      const courses = await book.call('courses', 'list', {})
      expect(courses.map(course => course.minimumAttendance)).toEqual(version < 15 ? [80] : [75, 80])
    }

    const { entries } = await book.call('book', 'history', {})
    expect(entries.at(-1)).toMatchObject({
      command: 'addOperator',
      params: { name: '周敏' },
      behind: 'upgrade',
    })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null, contents: 'whole' })
    await book.call('settings', 'addOperator', { name: '李想' })
  })
})

async function writeNewest(): Promise<void> {
  const dataDir = bookOf(schemaVersion - 1)
  const book = await openTestService({ dataDir })
  await whatIsNew(book)
  await book.service.close()
  const sqlite = new Database(bookFile(dataDir))
  writeFileSync(join(folder, nameOf(schemaVersion)), dumpBook(sqlite))
  sqlite.close()
}

/** Rows of what the newest version brought: rewritten with each. The sixteenth brought an index, and none. */
async function whatIsNew(_book: TestService): Promise<void> {}
