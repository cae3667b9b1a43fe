import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackups } from '../../../electron/service/book/backups/backups'
import { runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { openTestService, type TestService } from '../support/service'
import { smallBook } from '../support/small-book'

const folder = ({ dataDir }: Pick<TestService, 'dataDir'>) => join(dataDir, 'backups')
const at = '2026-12-09T01-00-00-000Z'
const serials = async (book: TestService) =>
  (await book.call('book', 'backups', {})).map(({ name }) => name.split('-')[1])
const backUp = (book: TestService) => book.call('book', 'backupNow', {})

describe('a file in the folder of backups with the name of one', () => {
  it.each(['1000000000000000000000', '9007199254740993', '99999999', '0000000001'])(
    'and the number %s is none of ours: backups go on as if it were not there',
    async serial => {
      const book = await openTestService()
      await book.call('settings', 'addOperator', { name: '周敏' })
      mkdirSync(folder(book))
      const planted = `book-${serial}-${at}-hourly.db`
      writeFileSync(join(folder(book), planted), '')
      await backUp(book)
      const { name } = await backUp(book)
      expect(await serials(book)).toEqual(['000002', '000001'])
      await book.call('book', 'restoreBackup', { name })
      expect(await serials(book)).toEqual(['000003', '000002', '000001'])
      const { entries } = await book.call('book', 'history', {})
      expect(entries[0]).toMatchObject({ command: 'noteRestore' })
      expect(readdirSync(folder(book))).toContain(planted)
    },
  )

  it('and the highest number there is leaves the others theirs', async () => {
    const book = await openTestService()
    await backUp(book)
    writeFileSync(join(folder(book), `book-9999999-${at}-hourly.db`), '')
    await backUp(book)
    await backUp(book)
    expect(await serials(book)).toEqual(['9999999', '000003', '000002', '000001'])
  })

  it('keeps no older book from being brought up to date', async () => {
    const dataDir = smallBook(12)
    mkdirSync(join(dataDir, 'backups'))
    writeFileSync(join(dataDir, 'backups', `book-1000000000000000000000-${at}-hourly.db`), '')
    const book = await openTestService({ dataDir, create: false })
    expect(await book.service.state()).toMatchObject({ state: 'open', readOnly: false })
    await book.service.close()
    rmSync(dataDir, { recursive: true })
  })
})

describe('a backup that could not be made', () => {
  const failure = (book: TestService) => book.call('book', 'backupFailure', {})

  it('is told of until one is made, and leaves no copy behind', async () => {
    const book = await openTestService()
    expect(await failure(book)).toBeNull()
    writeFileSync(folder(book), 'a file')
    await expect(backUp(book)).rejects.toMatchObject({ code: 'name_taken' })
    expect(await failure(book)).toEqual({ at: '2026-12-09T01:00:00.000Z', code: 'name_taken' })
    rmSync(folder(book))
    await backUp(book)
    expect(await failure(book)).toBeNull()
  })

  it('is told of no more once any other good one is made, on every page at once', async () => {
    const book = await openTestService()
    await book.call('settings', 'addOperator', { name: '周敏' })
    let told = 0
    const backups = createBackups({
      dataDir: book.dataDir,
      file: bookFile(book.dataDir),
      now: () => new Date('2026-12-09T09:00:00+08:00'),
      runTask: runTaskInline,
      health: { damage: async () => null },
      changed: () => {
        told += 1
      },
    })
    for (const later of ['before_restore', 'before_migration', 'hourly', 'manual'] as const) {
      writeFileSync(folder(book), 'a file')
      await expect(backups.make('before_import')).rejects.toMatchObject({ code: 'name_taken' })
      expect(backups.failure()).toMatchObject({ code: 'name_taken' })
      rmSync(folder(book))
      await backups.make(later)
      expect(backups.failure()).toBeNull()
      rmSync(folder(book), { recursive: true })
    }
    expect(told).toBe(8)
  })

  it('is still told of where what was saved since is altered', async () => {
    const room = await openExamRoom()
    await room.enter({ 王契: { theory: 10, practice: 10 } })
    await backUp(room)
    const { name } = await backUp(room)
    const taken = folder(room).concat('-away')
    renameSync(folder(room), taken)
    writeFileSync(folder(room), 'a file')
    await expect(backUp(room)).rejects.toMatchObject({ code: 'name_taken' })
    rmSync(folder(room))
    renameSync(taken, folder(room))
    raiseBehind(bookFile(room.dataDir))
    await room.call('book', 'restoreBackup', { name })
    expect(await failure(room)).toMatchObject({ code: 'name_taken' })
  })

  it('because the clock is thousands of years off is one of them', async () => {
    const book = await openTestService()
    let told = 0
    const backups = createBackups({
      dataDir: book.dataDir,
      file: bookFile(book.dataDir),
      now: () => new Date('+012026-12-09T09:00:00+08:00'),
      runTask: runTaskInline,
      health: { damage: async () => null },
      changed: () => {
        told += 1
      },
    })
    await expect(backups.make('hourly')).rejects.toMatchObject({ code: 'backup_failed' })
    expect(backups.failure()).toMatchObject({ code: 'backup_failed' })
    expect(told).toBe(1)
    expect(readdirSync(folder(book))).toEqual([])
  })

  it('for a reason nobody thought of is one too', async () => {
    const book = await openTestService()
    const backups = createBackups({
      dataDir: book.dataDir,
      file: bookFile(book.dataDir),
      now: () => new Date('2026-12-09T09:00:00+08:00'),
      runTask: () => Promise.reject(new TypeError('of a bug')),
      health: { damage: async () => null },
    })
    await expect(backups.make('hourly')).rejects.toThrow('of a bug')
    expect(backups.failure()).toEqual({ at: '2026-12-09T01:00:00.000Z', code: 'backup_failed' })
  })
})
