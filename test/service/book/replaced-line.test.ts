import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BackupEntry } from '../../../src/contract/book/backup-entry'
import { isRecommendable } from '../../../src/domain/book/good-backup'
import { bookFile } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

/**
 * Data that a restore replaced has no more steps than what came after it, so its last number tells nothing of which of the
 * two it is of.
 */

const add = (book: TestService, ...names: string[]) =>
  names.reduce<Promise<unknown>>(
    (before, name) => before.then(() => book.call('settings', 'addOperator', { name })),
    Promise.resolve(),
  )
const lineIn = (dataDir: string) => join(dataDir, 'book.line')

/** One step is taken back by a restore of the backup before it, and another one is done after that. */
async function replacedOne() {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-replaced-'))
  const book = await openTestService({ dataDir })
  await add(book, '周敏', '李想')
  const { name: old } = await book.call('book', 'backupNow', {})
  await add(book, '误导入')
  const { kept } = await book.call('book', 'restoreBackup', { name: old })
  await add(book, '王磊')
  await book.service.close()
  return { dataDir, old, replaced: kept?.name ?? '' }
}

async function lost(dataDir: string) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(bookFile(dataDir) + suffix, { force: true })
  const book = await openTestService({ dataDir, create: false, quiet: true })
  const state = await book.call('book', 'state', {})
  if (state.state !== 'broken') throw new Error(state.state)
  return { book, state }
}
const of = (backups: readonly BackupEntry[], name: string) => backups.find(one => one.name === name)

describe('of data that is gone a backup from before a restore is told from those that led to it', () => {
  it('where it has no more steps than the data had', async () => {
    const { dataDir, old, replaced } = await replacedOne()
    const { book, state } = await lost(dataDir)
    expect(of(state.backups, replaced)?.lastStep).toBeLessThan(state.lastStep ?? 0)
    expect(of(state.backups, replaced)).toMatchObject({ otherLine: 'same', verified: true })
    expect(of(state.backups, old)).not.toHaveProperty('otherLine')
    expect(state.backups.find(isRecommendable)?.name).toBe(old)
    const weigh = (name: string) => book.call('book', 'weighBackup', { name })
    expect(await weigh(replaced)).toMatchObject({ later: null, source: { line: 'same' } })
    expect((await weigh(old)).later).toBe(2)
    expect((await weigh(old)).source).not.toHaveProperty('line')
    await book.service.close()
  })

  it('where somebody went back to an older one and then switched back', async () => {
    const { dataDir, replaced } = await replacedOne()
    const book = await openTestService({ dataDir, create: false })
    const { kept } = await book.call('book', 'restoreBackup', { name: replaced })
    await add(book, '韩雪', '方宁', '何洁')
    await book.service.close()
    const { book: again, state } = await lost(dataDir)
    expect(of(state.backups, kept?.name ?? '')).toMatchObject({ otherLine: 'same' })
    expect(state.backups.find(isRecommendable)?.name).toBe(replaced)
    expect((await again.call('book', 'weighBackup', { name: replaced })).later).toBe(4)
    await again.service.close()
  })

  it('in a copy of the whole folder too', async () => {
    const { dataDir, old, replaced } = await replacedOne()
    const copy = mkdtempSync(join(tmpdir(), 'zhixing-replaced-'))
    cpSync(dataDir, copy, { recursive: true })
    const { book, state } = await lost(copy)
    expect(of(state.backups, replaced)).toMatchObject({ otherLine: 'same' })
    expect(state.backups.find(isRecommendable)?.name).toBe(old)
    await book.service.close()
  })

  it('and data of which an earlier version wrote down nothing is looked at when it is opened', async () => {
    const { dataDir, replaced } = await replacedOne()
    rmSync(lineIn(dataDir))
    await (await openTestService({ dataDir, create: false })).service.close()
    expect(existsSync(lineIn(dataDir))).toBe(true)
    const { book, state } = await lost(dataDir)
    expect(of(state.backups, replaced)).toMatchObject({ otherLine: 'same' })
    await book.service.close()
  })

  it('where nothing tells, no steps are counted, and what a restore replaced is not recommended', async () => {
    const { dataDir, old, replaced } = await replacedOne()
    rmSync(lineIn(dataDir))
    const { book, state } = await lost(dataDir)
    for (const name of [old, replaced]) expect(of(state.backups, name)).toMatchObject({ lineUnknown: true })
    expect(state.backups.find(isRecommendable)?.name).toBe(old)
    const choice = await book.call('book', 'weighBackup', { name: old })
    expect(choice).toMatchObject({ later: null, source: { line: 'unknown' } })
    await book.service.close()
  })

  it('and what is written down of other data, that lay here before, accuses nobody', async () => {
    const { dataDir } = await replacedOne()
    const elsewhere = mkdtempSync(join(tmpdir(), 'zhixing-replaced-'))
    const other = await openTestService({ dataDir: elsewhere })
    await add(other, ...Array.from({ length: 9 }, (_, n) => `别处${n}`))
    const { name } = await other.call('book', 'backupNow', {})
    await other.service.close()
    copyFileSync(lineIn(dataDir), lineIn(elsewhere))
    const again = await openTestService({ dataDir: elsewhere, create: false })
    await again.service.close()
    const { book, state } = await lost(elsewhere)
    expect(of(state.backups, name)).not.toHaveProperty('otherLine')
    expect(of(state.backups, name)).not.toHaveProperty('lineUnknown')
    await book.service.close()
  })
})

it('a backup of data that are damaged or gone is refused as that, and not as if none had been opened', async () => {
  const { dataDir } = await replacedOne()
  const { book } = await lost(dataDir)
  await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_broken' })
  await expect(book.call('book', 'verifyAudit', {})).rejects.toMatchObject({ code: 'book_broken' })
  await book.service.close()
  const none = await openTestService({ create: false })
  await expect(none.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'no_book' })
})
