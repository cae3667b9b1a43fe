import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { putInPlace } from '../../../electron/service/book/file/put-in-place'
import { watchFile } from '../../../electron/service/book/file/watched-file'
import { openMark } from '../../../electron/service/book/marks/sequence-mark'
import { openReader, openWriter } from '../../../electron/service/db/sqlite/open'
import { headOf } from '../../../electron/service/db/sqlite/record/audit'
import { bookFile, valuesIn, verdictOn } from '../support/book-file'
import { openTestService } from '../support/service'

it('leaves no log of the old file beside the new one, whenever it ends after that', async () => {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.service.close()
  const file = bookFile(book.dataDir)
  const writer = openWriter(file)
  const reader = openReader(file)
  writer.sqlite.exec('CREATE TABLE later (one INTEGER); INSERT INTO later VALUES (7)')
  expect(existsSync(`${file}-wal`)).toBe(true)
  const held = watchFile(file)
  rmSync(file)
  const now = new Date('2026-12-09T08:00:00Z')
  putInPlace({ dataDir: book.dataDir, file, held, sqlite: reader.sqlite, now })
  expect(existsSync(`${file}-wal`)).toBe(false)
  // The writer of the old file says “open” as it goes, and ends there.
  openMark(file, headOf(reader.sqlite)).close(null)
  expect(valuesIn(file, 'SELECT one FROM later')).toEqual([7])
  expect(verdictOn(file)).toBe('ok')
  reader.sqlite.close()
  writer.sqlite.close()
  const next = new Database(join(book.dataDir, 'book.db'), { readonly: true })
  expect(next.pragma('integrity_check', { simple: true })).toBe('ok')
  next.close()
})
