import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  discardDraft,
  draftsOf,
  keepDraft,
  removeDrafts,
} from '../../../electron/service/db/sqlite/drafts-file'
import { openTestService, type TestService } from '../support/service'

const place = { form: 'hire', record: '' }
const draft = (id: string, values: string) => ({ ...place, id, base: '{"name":""}', values })
/** Who acts: of the book that was opened last. */
const zhou = { operatorId: '' }
async function begin(book: TestService): Promise<void> {
  zhou.operatorId = (await book.call('settings', 'addOperator', { name: '周敏' })).id
}
const valuesOf = async (book: TestService, run = zhou, where = place) =>
  (await book.call('drafts', 'find', where, run)).map(({ values }) => values)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhixing-drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('what is typed into a form', () => {
  it('is found again by whoever typed it, in that form, of that record, also after a restart', async () => {
    const dataDir = join(folder, 'data')
    const book = await openTestService({ dataDir })
    await begin(book)
    await book.call('drafts', 'keep', draft('one', '{"name":"王"}'), zhou)
    await book.call('drafts', 'keep', draft('one', '{"name":"王芳"}'), zhou)
    expect(await book.call('drafts', 'find', place, zhou)).toEqual([
      { id: 'one', base: '{"name":""}', values: '{"name":"王芳"}', at: '2026-12-09T01:00:00.000Z' },
    ])
    const { form, record } = place
    expect(await book.call('drafts', 'waiting', {}, zhou)).toMatchObject([{ form, record }])
    expect(await book.call('drafts', 'waiting', {}, { operatorId: 'li' })).toEqual([])
    expect(await valuesOf(book, { operatorId: 'liang' })).toEqual([])
    expect(await valuesOf(book, zhou, { ...place, form: 'course' })).toEqual([])
    expect(await valuesOf(book, zhou, { ...place, record: 'somebody' })).toEqual([])
    await book.service.close()

    const again = await openTestService({ dataDir })
    expect(await valuesOf(again)).toEqual(['{"name":"王芳"}'])
    await again.call('drafts', 'discard', { id: 'one' }, zhou)
    expect(await valuesOf(again)).toEqual([])
  })

  it('is not kept for somebody who is on no list', async () => {
    const book = await openTestService()
    await begin(book)
    const refused = expect(book.call('drafts', 'keep', draft('one', '{}'), { operatorId: 'nobody' })).rejects
    await refused.toMatchObject({ code: 'unknown_operator' })
    expect(existsSync(join(book.dataDir, 'drafts.db'))).toBe(false)
  })

  it('is no step of the book: neither in its history nor in what can be undone', async () => {
    const book = await openTestService()
    await begin(book)
    const before = await book.call('book', 'history', {})
    await book.call('drafts', 'keep', draft('one', '{}'), zhou)
    expect(await book.call('book', 'history', {})).toEqual(before)
  })

  it('stays with its book: another one put in its place has none of it', async () => {
    const dataDir = join(folder, 'data')
    const book = await openTestService({ dataDir })
    await begin(book)
    await book.call('drafts', 'keep', draft('one', '{"name":"王芳"}'), zhou)
    await book.call('book', 'putAside', {})
    await book.call('book', 'create', { kind: 'empty' })
    await book.call('settings', 'addOperator', { name: '李想' })
    expect(await valuesOf(book)).toEqual([])
  })

  it('is in no backup and no archive', async () => {
    const book = await openTestService()
    await begin(book)
    await book.call('drafts', 'keep', draft('one', '{"name":"没有保存的名字"}'), zhou)
    const backup = await book.call('book', 'backupNow', {})
    const archive = join(folder, 'archive.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(archive) })
    for (const file of [join(book.dataDir, 'backups', backup.name), archive])
      expect(readFileSync(file).includes('没有保存的名字')).toBe(false)
  })

  it('goes along when the data are moved, and does not stay behind', async () => {
    const book = await openTestService()
    await begin(book)
    await book.call('drafts', 'keep', draft('one', '{"name":"王芳"}'), zhou)
    expect(await book.service.move(join(folder, 'new'))).toBe('moved')
    const there = await openTestService({ dataDir: join(folder, 'new'), create: false })
    expect(await valuesOf(there)).toEqual(['{"name":"王芳"}'])
    expect(existsSync(join(book.dataDir, 'drafts.db'))).toBe(false)
    await there.service.close()
  })

  it('is gone from the file after 30 days of use, and the sixth of one form takes the place of the first', () => {
    const where = { book: 'b', operator: 'zhou', ...place }
    const at = (day: string) => `2026-${day}T09:00:00.000Z`
    const put = (id: string, day: string) =>
      keepDraft(folder, where, { id, base: '{}', values: `{"note":"${id} 写到一半"}`, at: at(day) })
    put('old', '10-01')
    for (const day of ['10-08', '10-15', '10-22', '10-29']) draftsOf(folder, where, at(day))
    put('new', '10-31')
    expect(draftsOf(folder, where, at('10-31')).map(({ id }) => id)).toEqual(['new', 'old'])
    expect(draftsOf(folder, where, at('11-01')).map(({ id }) => id)).toEqual(['new'])
    expect(readFileSync(join(folder, 'drafts.db')).includes('old 写到一半')).toBe(false)
    for (const id of ['a', 'b', 'c', 'd', 'e']) put(id, '11-02')
    expect(draftsOf(folder, where, at('11-02')).map(({ id }) => id)).toEqual(['e', 'd', 'c', 'b', 'a'])
  })

  it('takes no more than 64 MB, however much is typed: the oldest makes room', () => {
    const where = (record: number) => ({ book: 'b', operator: 'zhou', form: 'hire', record: `${record}` })
    const long = 'x'.repeat(900_000)
    for (let record = 10; record < 50; record++) {
      const draft = { id: `${record}`, base: long, values: long, at: `2026-11-02T09:00:${record}.000Z` }
      keepDraft(folder, where(record), draft)
    }
    const held = (record: number) => draftsOf(folder, where(record), '2026-11-02T10:00:00.000Z').length
    expect([held(10), held(12), held(13), held(49)]).toEqual([0, 0, 1, 1])
    expect(statSync(join(folder, 'drafts.db')).size).toBeLessThan(70 << 20)
  })

  it('of another book, form or record is neither replaced nor thrown away by its number', () => {
    const now = '2026-11-02T09:00:00.000Z'
    const mine = { book: 'b', operator: 'zhou', ...place }
    keepDraft(folder, mine, { id: 'one', base: '{}', values: '"mine"', at: now })
    for (const other of [{ book: 'c' }, { form: 'course' }, { record: 'fang' }]) {
      const theirs = { ...mine, ...other }
      expect(() => keepDraft(folder, theirs, { id: 'one', base: '{}', values: '"x"', at: now })).toThrow()
      expect(draftsOf(folder, theirs, now)).toEqual([])
    }
    discardDraft(folder, 'c', 'one')
    expect(draftsOf(folder, mine, now)).toMatchObject([{ values: '"mine"' }])

    keepDraft(folder, { ...mine, operator: 'liang' }, { id: 'one', base: '{}', values: '"on"', at: now })
    expect(draftsOf(folder, mine, now)).toEqual([])
    discardDraft(folder, 'b', 'one')
    expect(draftsOf(folder, { ...mine, operator: 'liang' }, now)).toEqual([])
  })
})

describe('a place where nothing can be kept', () => {
  it.each<[string, (path: string) => void]>([
    ['a folder', path => mkdirSync(path)],
    ['a link', path => symlinkSync(join(folder, 'elsewhere.db'), path)],
  ])('%s of that name: refused, nothing written through it, and the form is as it was', async (_, take) => {
    const book = await openTestService()
    await begin(book)
    take(join(book.dataDir, 'drafts.db'))
    await expect(book.call('drafts', 'keep', draft('one', '{}'), zhou)).rejects.toMatchObject({
      code: 'draft_not_kept',
    })
    expect(await valuesOf(book)).toEqual([])
    expect(existsSync(join(folder, 'elsewhere.db'))).toBe(false)
    await book.call('settings', 'addOperator', { name: '李想' })
  })

  it('a file that is no database any more is put aside and begun anew', async () => {
    const book = await openTestService()
    await begin(book)
    const garbage = '王芳 garbage '.repeat(2000)
    writeFileSync(join(book.dataDir, 'drafts.db'), garbage)
    await book.call('drafts', 'keep', draft('one', '{"name":"王芳"}'), zhou)
    expect(await valuesOf(book)).toEqual(['{"name":"王芳"}'])
    const kept = join(book.dataDir, 'quarantine', 'drafts-damaged.db')
    expect(readFileSync(kept, 'utf8')).toBe(garbage)
    expect(await book.service.state()).toMatchObject({
      notices: [{ code: 'drafts_aside', because: 'damaged', kept }],
    })
  })

  it('what was put aside is gone with the drafts of its days', () => {
    const where = { book: 'b', operator: 'zhou', ...place }
    const damaged = join(folder, 'quarantine', 'drafts-damaged.db')
    const look = (day: string) => draftsOf(folder, where, `2026-${day}T09:00:00.000Z`)
    writeFileSync(join(folder, 'drafts.db'), 'garbage '.repeat(2000))
    for (const day of ['10-01', '10-08', '10-15', '10-22', '10-29', '10-31']) look(day)
    expect(existsSync(damaged)).toBe(true)
    look('11-01')
    expect(existsSync(damaged)).toBe(false)
  })

  it('the open book by a second name: nothing is written into it', async () => {
    const book = await openTestService()
    await begin(book)
    linkSync(join(book.dataDir, 'book.db'), join(book.dataDir, 'drafts.db'))
    const refused = expect(book.call('drafts', 'keep', draft('one', '{}'), zhou)).rejects
    await refused.toMatchObject({ code: 'draft_not_kept' })
    await book.call('settings', 'addOperator', { name: '李想' })
    expect(await book.call('settings', 'operators', {})).toHaveLength(2)
  })

  it('a copy of a book is put aside as it is, which is said, and drafts are kept again', async () => {
    const [book, other] = [await openTestService(), await openTestService()]
    await other.service.close()
    const file = join(book.dataDir, 'drafts.db')
    copyFileSync(join(other.dataDir, 'book.db'), file)
    const before = readFileSync(file)
    await begin(book)
    await book.call('drafts', 'keep', draft('one', '{"name":"王芳"}'), zhou)
    expect(await valuesOf(book)).toEqual(['{"name":"王芳"}'])
    const kept = join(book.dataDir, 'quarantine', 'drafts-other.db')
    expect(readFileSync(kept).equals(before)).toBe(true)
    expect(await book.service.state()).toMatchObject({
      notices: [{ code: 'drafts_aside', because: 'other', kept }],
    })
  })

  it.each<[string, string]>([
    ['a table of others', 'CREATE TABLE theirs (text); INSERT INTO theirs VALUES (1)'],
    ['our name for another table', 'CREATE TABLE draft (id INT)'],
  ])('%s: put aside as it is, once drafts are to be kept', (_, sql) => {
    const file = join(folder, 'drafts.db')
    inFile(sql)
    const before = readFileSync(file)
    removeDrafts(folder)
    const where = { book: 'b', operator: 'zhou', ...place }
    const mine = { id: 'one', base: '{}', values: '{}', at: '2026-11-02T09:00:00.000Z' }
    expect(readFileSync(file).equals(before)).toBe(true)
    keepDraft(folder, where, mine)
    expect(draftsOf(folder, where, mine.at)).toHaveLength(1)
    expect(readFileSync(join(folder, 'quarantine', 'drafts-other.db')).equals(before)).toBe(true)
    inFile(sql.replace('TABLE draft', 'TABLE drafted'))
    keepDraft(folder, where, mine)
    expect(existsSync(join(folder, 'quarantine', 'drafts-other-2.db'))).toBe(true)
  })

  it('a trigger that never ends, a journal that is a pipe: nobody waits for them', () => {
    const where = { book: 'b', operator: 'zhou', ...place }
    const now = '2026-11-02T09:00:00.000Z'
    keepDraft(folder, where, { id: 'one', base: '{}', values: '{}', at: now })
    const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n'
    inFile(`CREATE TRIGGER theirs AFTER DELETE ON draft BEGIN SELECT count(*) FROM (${endless}); END`)
    expect(draftsOf(folder, where, '2027-01-01T09:00:00.000Z')).toEqual([])
    keepDraft(folder, where, { id: 'one', base: '{}', values: '{}', at: now })
    expect(draftsOf(folder, where, now)).toHaveLength(1)
    execFileSync('mkfifo', [join(folder, 'drafts.db-journal')])
    expect(() => draftsOf(folder, where, now)).toThrow(/not a file of ours/)
  })

  it('a row that no form could have written is not read', () => {
    const where = { book: 'b', operator: 'zhou', ...place }
    const now = '2026-11-02T09:00:00.000Z'
    keepDraft(folder, where, { id: 'one', base: '{}', values: '{}', at: now })
    keepDraft(folder, where, { id: 'two', base: '{}', values: '{}', at: now })
    inFile(`UPDATE draft SET "values" = hex(zeroblob(2000001)) WHERE id = 'two'`)
    expect(draftsOf(folder, where, now).map(({ id }) => id)).toEqual(['one'])
  })

  it('a file in which somebody else writes: what is in it is still offered', () => {
    const where = { book: 'b', operator: 'zhou', ...place }
    const now = '2026-11-02T09:00:00.000Z'
    keepDraft(folder, where, { id: 'one', base: '{}', values: '{}', at: now })
    const other = new Database(join(folder, 'drafts.db'))
    other.exec('BEGIN IMMEDIATE')
    try {
      expect(draftsOf(folder, where, now).map(({ id }) => id)).toEqual(['one'])
    } finally {
      other.close()
    }
  })
})

function inFile(sql: string): void {
  const sqlite = new Database(join(folder, 'drafts.db'))
  sqlite.exec(sql)
  sqlite.close()
}
