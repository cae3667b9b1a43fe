import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { draftsFile } from '../../../electron/service/db/sqlite/drafts-file'
import { openTestService, type TestService } from '../support/service'

const place = { form: 'hire', record: '' }
/** Who acts: of the book that was opened last. */
const zhou = { operatorId: '' }
async function begin(book: TestService): Promise<void> {
  zhou.operatorId = (await book.call('settings', 'addOperator', { name: '周敏' })).id
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhixing-drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function bookWithDraft(): Promise<TestService> {
  const book = await openTestService()
  await begin(book)
  const long = JSON.stringify({ note: 'x'.repeat(20_000) })
  for (const id of ['a', 'b', 'c', 'd'])
    await book.call('drafts', 'keep', { ...place, id, base: '{}', values: long }, zhou)
  await book.call('drafts', 'keep', { ...place, id: 'one', base: '{}', values: '{"name":"王芳"}' }, zhou)
  return book
}

/** As a process leaves it that is killed while it writes: half of it written over, and how it was in the journal. */
function killedWhileWriting(file: string): void {
  const work = join(folder, 'work.db')
  copyFileSync(file, work)
  const sqlite = new Database(work)
  sqlite.pragma('cache_size = 1')
  sqlite.pragma('secure_delete = ON')
  sqlite.exec(`BEGIN IMMEDIATE; DELETE FROM draft;
    INSERT INTO draft SELECT 'z' || value, 'b', 'o', 'f', 'r', '{}', printf('%9000d', value), '2026-12-09T00:00:00.000Z'
      FROM json_each('[${[...Array(30).keys()]}]')`)
  copyFileSync(work, file)
  copyFileSync(`${work}-journal`, `${file}-journal`)
  sqlite.close()
}

const valuesIn = async (dataDir: string) => {
  const there = await openTestService({ dataDir, create: false })
  const drafts = await there.call('drafts', 'find', place, zhou)
  await there.service.close()
  return drafts.map(({ values }) => values)
}

describe('the drafts, when the data are moved', () => {
  it('come along as they were before a kill in the middle of a write', async () => {
    const book = await bookWithDraft()
    killedWhileWriting(draftsFile(book.dataDir))
    expect(await book.service.move(join(folder, 'new'))).toBe('moved')
    expect(await valuesIn(join(folder, 'new'))).toContain('{"name":"王芳"}')
    expect(readdirSync(book.dataDir).filter(name => name.startsWith('drafts'))).toEqual([])
  })

  it('are not taken back to what a journal in the new folder says', async () => {
    const other = await bookWithDraft()
    const book = await bookWithDraft()
    killedWhileWriting(draftsFile(other.dataDir))
    mkdirSync(join(folder, 'new'))
    copyFileSync(`${draftsFile(other.dataDir)}-journal`, join(folder, 'new', 'drafts.db-journal'))
    expect(await book.service.move(join(folder, 'new'))).toBe('moved')
    expect(existsSync(join(folder, 'new', 'drafts.db-journal'))).toBe(false)
    expect(await valuesIn(join(folder, 'new'))).toContain('{"name":"王芳"}')
  })

  it('that are another program’s file go along as they are', async () => {
    const book = await openTestService()
    const sqlite = new Database(draftsFile(book.dataDir))
    sqlite.exec('CREATE TABLE theirs (text)')
    sqlite.close()
    expect(await book.service.move(join(folder, 'new'))).toBe('moved')
    expect(existsSync(draftsFile(join(folder, 'new')))).toBe(true)
    expect(existsSync(draftsFile(book.dataDir))).toBe(true)
  })
})
