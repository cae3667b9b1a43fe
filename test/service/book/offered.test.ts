import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import { isRecommendable } from '../../../src/domain/book/good-backup'
import { bookFile, overwrite, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const add = (book: TestService, name: string) => book.call('settings', 'addOperator', { name })

const roster = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    person: {
      staffNo: `S${String(from + index).padStart(5, '0')}`,
      name: `学员${from + index}`,
      unit: '华南分部',
      post: '客服专员',
      hiredOn: '2024-03-01',
    },
    bookNumber: null,
  }))
const hire = (book: TestService, from: number, count: number) =>
  book.call('people', 'writeRoster', { fileName: 's.csv', rows: roster(from, count) })

type Page = { pageno: number; pagetype: string }
function pagesOf(file: string, table: string): Page[] {
  const sql = `SELECT json_object('pageno', pageno, 'pagetype', pagetype) FROM dbstat WHERE name = '${table}' ORDER BY path`
  return (valuesIn(file, sql) as string[]).map(one => JSON.parse(one) as Page)
}
const ruin = (file: string, pages: Page[]) => {
  for (const { pageno } of pages) overwrite(file, (pageno - 1) * 4096, Buffer.alloc(4096, 0xff))
}

/** A book with a backup, and `later` more people hired after it. */
async function backedUp(later: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-offered-'))
  const book = await openTestService({ dataDir })
  await hire(book, 0, 300)
  const { name } = await book.call('book', 'backupNow', {})
  await hire(book, 300, later)
  await book.service.close()
  return { dataDir, name }
}

async function broken(dataDir: string) {
  const book = await openTestService({ dataDir, create: false })
  const state = await book.call('book', 'state', {})
  if (state.state !== 'broken') throw new Error(state.state)
  return { book, state }
}

describe('of the backups of a damaged book the one that keeps most is offered first', () => {
  it('what was salvaged, when the backup lacks more than the damage took', async () => {
    const { dataDir, name } = await backedUp(200)
    const file = bookFile(dataDir)
    ruin(file, [pagesOf(file, 'employment_event').filter(page => page.pagetype === 'leaf')[2] as Page])
    const { state } = await broken(dataDir)
    expect(state.backups.map(one => one.reason)).toEqual(['salvaged', 'manual'])
    expect(state.backups.map(one => one.verified)).toEqual([true, true])
    const [salvaged, backup] = state.backups
    expect(backup?.name).toBe(name)
    expect(backup?.lastStep).toBeLessThan(state.lastStep ?? 0)
    expect(salvaged?.lastStep).toBeGreaterThanOrEqual(state.lastStep ?? 0)
  })

  it('the backup, when the damage took more than came after it', async () => {
    const { dataDir, name } = await backedUp(1)
    const file = bookFile(dataDir)
    ruin(
      file,
      pagesOf(file, 'person')
        .filter(page => page.pagetype === 'leaf')
        .slice(2),
    )
    const { state } = await broken(dataDir)
    expect(state.backups[0]).toMatchObject({ name, verified: true })
    expect(state.backups.some(one => one.reason === 'salvaged')).toBe(true)
  })
})

/** Somebody went back to an older backup and worked on: the one of before that has more steps, and none of these. */
async function wentBack() {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-offered-'))
  const book = await openTestService({ dataDir })
  await hire(book, 0, 50)
  const { name: old } = await book.call('book', 'backupNow', {})
  await hire(book, 50, 300)
  for (const name of ['周敏', '李想', '韩雪']) await add(book, name)
  const { kept } = await book.call('book', 'restoreBackup', { name: old })
  await add(book, '王磊')
  return { dataDir, book, old, left: kept?.name ?? '' }
}
const otherLines = (backups: readonly BackupEntry[]) =>
  backups.filter(one => one.otherLine).map(one => one.name)

describe('a backup of another line of steps is never recommended, however many it has', () => {
  it('where the data are gone: the one that led to them comes first, and the other says what it is', async () => {
    const { dataDir, book, old, left } = await wentBack()
    await book.service.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(bookFile(dataDir) + suffix, { force: true })
    const { state } = await broken(dataDir)
    expect(state.backups.map(one => one.name)).toEqual([old, left])
    expect(otherLines(state.backups)).toEqual([left])
    expect(state.backups.find(isRecommendable)?.name).toBe(old)
    expect(state.backups.map(one => one.verified)).toEqual([true, true])
  })

  it('where they are damaged, beside what was salvaged', async () => {
    const { dataDir, book, old, left } = await wentBack()
    await hire(book, 400, 60)
    await book.service.close()
    const file = bookFile(dataDir)
    ruin(
      file,
      pagesOf(file, 'person').filter(page => page.pagetype === 'leaf'),
    )
    const { state } = await broken(dataDir)
    expect(otherLines(state.backups)).toEqual([left])
    expect(state.backups.at(-1)?.name).toBe(left)
    expect(state.backups.map(one => one.name)).toContain(old)
    expect(state.backups.find(isRecommendable)?.otherLine).toBeUndefined()
  })

  it('where the mark beside them is lost too, what can still be read of the damaged data tells', async () => {
    const { dataDir, book, left } = await wentBack()
    await hire(book, 400, 60)
    await book.service.close()
    const file = bookFile(dataDir)
    rmSync(join(dataDir, 'book.mark'))
    ruin(
      file,
      pagesOf(file, 'person').filter(page => page.pagetype === 'leaf'),
    )
    const { state } = await broken(dataDir)
    expect(otherLines(state.backups)).toEqual([left])
  })

  it('and where it is the only one, none is recommended', async () => {
    const { dataDir, book, old, left } = await wentBack()
    await book.service.close()
    for (const name of [old, old.replace(/db$/, 'json')]) rmSync(join(dataDir, 'backups', name))
    for (const suffix of ['', '-wal', '-shm']) rmSync(bookFile(dataDir) + suffix, { force: true })
    const { state } = await broken(dataDir)
    expect(state.backups.map(one => [one.name, one.verified])).toEqual([[left, true]])
    expect(state.backups.find(isRecommendable)).toBeUndefined()
  })

  it('the list of the open data says it, until somebody switches back', async () => {
    const { book, old, left } = await wentBack()
    const list = async () => otherLines(await book.call('book', 'backups', {}))
    expect(await list()).toEqual([left])
    const { kept } = await book.call('book', 'restoreBackup', { name: left })
    expect(await list()).toEqual([kept?.name])
    expect(old).not.toBe(kept?.name)
    await book.service.close()
  })
})

describe('what a restore takes is known before it', () => {
  it('by the mark beside it, where the book itself is gone', async () => {
    const { dataDir, name } = await backedUp(2)
    const steps = valuesIn(bookFile(dataDir), 'SELECT max(seq) FROM audit')[0]
    for (const suffix of ['', '-wal', '-shm']) rmSync(bookFile(dataDir) + suffix, { force: true })
    const { book, state } = await broken(dataDir)
    expect(state).toMatchObject({ reason: 'missing', lastStep: steps })
    const choice = await book.call('book', 'weighBackup', { name })
    expect(choice).toMatchObject({ present: null, replaces: false, later: 1, other: 0 })
  })

  it('after a restore, when it is taken back: steps done since, and those that come back', async () => {
    const book = await openTestService()
    await add(book, '周敏')
    const { name } = await book.call('book', 'backupNow', {})
    await add(book, '李想')
    await add(book, '韩雪')
    expect(await book.call('book', 'weighBackup', { name })).toMatchObject({ later: 2, other: 0 })
    const { kept } = await book.call('book', 'restoreBackup', { name })
    const back = () => book.call('book', 'weighBackup', { name: kept?.name ?? '' })
    expect(await back()).toMatchObject({ later: 0, other: 2, replaces: true })
    await add(book, '王磊')
    expect(await back()).toMatchObject({ later: 1, other: 2 })
    await book.service.close()
  })

  it('and nothing is said of the steps where the two are of different books', async () => {
    const other = await openTestService()
    await add(other, '别处')
    const archive = join(mkdtempSync(join(tmpdir(), 'zhixing-offered-')), 'a.zhixing')
    await other.call('book', 'backupTo', { file: other.ticket(archive) })
    const book = await openTestService()
    await add(book, '周敏')
    const weigh = () => book.call('book', 'weighArchive', { file: book.ticket(archive) })
    expect(await weigh()).toMatchObject({ later: null, other: 0 })
  })
})
