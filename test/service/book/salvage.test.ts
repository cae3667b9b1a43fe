import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFile, sha256Of, verdictOn } from '../support/book-file'
import { openSalvaged, pagesOf, ruin } from '../support/ruined-book'
import { openTestService } from '../support/service'

const people = 400

/** Four hundred people, ten of them changed afterwards, closed. */
async function filled(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-salvage-'))
  const book = await openTestService({ dataDir })
  const rows = Array.from({ length: people }, (_, index) => ({
    person: {
      staffNo: `S${String(index).padStart(5, '0')}`,
      name: `学员${index}`,
      unit: '华南分部',
      post: '客服专员',
      hiredOn: '2024-03-01',
    },
    bookNumber: null,
  }))
  await book.call('people', 'writeRoster', { fileName: 's.csv', rows })
  await book.service.close()
  return dataDir
}

describe('what was salvaged says what it lacks', () => {
  it('by table and number, when all but one page of a table is out of reach', async () => {
    const dataDir = await filled()
    const file = bookFile(dataDir)
    const events = pagesOf(file, 'employment_event')
    const root = events.find(page => page.pagetype === 'internal')
    ruin(file, root?.pageno ?? 0)
    const { book, backup } = await openSalvaged(dataDir)
    const loss = backup.lost?.find(one => one.table === 'employment_event')
    // They were hired on the day their file says; that much is told again.
    expect(loss).toMatchObject({ saved: people, lost: 0, rebuilt: people })
    await book.call('book', 'restoreBackup', { name: backup.name })
    expect(verdictOn(bookFile(dataDir))).toBe('ok')
    const [person] = (await book.call('people', 'list', { limit: 1 })).rows
    const detail = await book.call('people', 'get', { id: person?.id ?? '' })
    expect(JSON.stringify(detail)).toContain('2024-03-01')
    // It is in the list of backups for as long as the backup is.
    const listed = (await book.call('book', 'backups', {})).find(one => one.reason === 'salvaged')
    expect(listed?.lost).toEqual(backup.lost)
  })

  it('also where nothing tells of the lost rows but the seal', async () => {
    const dataDir = await filled()
    const file = bookFile(dataDir)
    const leaves = pagesOf(file, 'person').filter(page => page.pagetype === 'leaf')
    for (const at of [3, 8]) ruin(file, leaves[at]?.pageno ?? 0)
    const { book, backup } = await openSalvaged(dataDir)
    const loss = backup.lost?.find(one => one.table === 'person')
    expect((loss?.saved ?? 0) + (loss?.lost ?? 0)).toBe(people)
    // What lies between the two ruined pages came through.
    expect(loss?.lost).toBeGreaterThan(0)
    expect(loss?.lost).toBeLessThan(60)
    await book.call('book', 'restoreBackup', { name: backup.name })
    expect((await book.call('people', 'list', { limit: 1 })).total).toBe(loss?.saved)
  })

  it('in the history too: a step whose words were lost has none, and is listed all the same', async () => {
    const dataDir = await filled()
    const file = bookFile(dataDir)
    for (const { pageno } of pagesOf(file, 'command_detail')) ruin(file, pageno)
    const { book, backup } = await openSalvaged(dataDir)
    await book.call('book', 'restoreBackup', { name: backup.name })
    const { entries } = await book.call('book', 'history', { limit: 50 })
    expect(entries.find(one => one.command === 'writeRoster')?.params).toBeNull()
    expect((await book.call('reports', 'today', {})).recent.map(one => one.params)).toContain(null)
    await book.service.close()
  })

  it('and nothing where nothing is missing', async () => {
    const dataDir = await filled()
    const file = bookFile(dataDir)
    const [index] = pagesOf(file, 'person_by_name').filter(page => page.pagetype === 'leaf')
    ruin(file, index?.pageno ?? 0)
    const { backup } = await openSalvaged(dataDir)
    expect(backup.lost).toEqual([])
  })

  it('brings a lost row back as its last change left it', async () => {
    const dataDir = await filled()
    const first = await openTestService({ dataDir })
    const { rows: list } = await first.call('people', 'list', { limit: 200 })
    for (const one of list.slice(0, 12)) {
      await first.call('people', 'leave', { id: one.id, day: '2026-12-01', reason: '个人原因' })
    }
    await first.service.close()
    const file = bookFile(dataDir)
    for (const page of pagesOf(file, 'person').filter(one => one.pagetype === 'leaf')) ruin(file, page.pageno)
    const { backup } = await openSalvaged(dataDir)
    expect(backup.lost?.find(one => one.table === 'person')).toMatchObject({
      saved: 12,
      lost: people - 12,
      rebuilt: 12,
    })
  })

  it('only reads the damaged file, and leaves nothing half made', async () => {
    const dataDir = await filled()
    const file = bookFile(dataDir)
    ruin(file, pagesOf(file, 'person').find(page => page.pagetype === 'leaf')?.pageno ?? 0)
    const harmed = sha256Of(file)
    const { folder } = await openSalvaged(dataDir)
    expect(sha256Of(join(folder, 'book.db'))).toBe(harmed)
    expect(readdirSync(join(dataDir, 'backups')).filter(name => name.startsWith('.'))).toEqual([])
  })
})
