import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { storedBackups } from '../../../electron/service/book/backup-files/backup-list'
import { createBackupInspector } from '../../../electron/service/book/backups/backup-inspector'
import type { RunTask } from '../../../electron/service/book/tasks/run-task'
import { isGoodBackup } from '../../../src/domain/book/good-backup'
import { overwrite } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const list = (book: TestService) => book.call('book', 'backups', {})
const named = async (book: TestService, name: string) => (await list(book)).find(one => one.name === name)

/** A book with two backups, the path of either, the newest first. */
async function withBackups() {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  const older = await book.call('book', 'backupNow', {})
  const newest = await book.call('book', 'backupNow', {})
  const pathOf = ({ name }: { name: string }) => join(book.dataDir, 'backups', name)
  return { book, older, newest, pathOf }
}

/** As something else than Zhixing would: the size stays. */
const harm = (file: string) => {
  overwrite(file, readFileSync(file).indexOf('周敏') + 2, Buffer.from([0x81]))
  later(file)
}
/** Written in another moment than before, however coarse the clock of the disk is. */
const later = (file: string) => {
  const { mtimeMs } = statSync(file)
  utimesSync(file, mtimeMs / 1000 + 5, mtimeMs / 1000 + 5)
}

describe('a backup that was written to since it was checked', () => {
  it('is said to be, is looked at behind the list, and is bad everywhere from then on', async () => {
    const { book, older, newest, pathOf } = await withBackups()
    harm(pathOf(newest))
    const [first, second] = await list(book)
    expect([first?.changed, second?.changed]).toEqual([true, undefined])
    // The one that nobody wrote to is the newest good one meanwhile.
    expect((await list(book)).find(isGoodBackup)?.name).toBe(older.name)
    await vi.waitFor(async () => {
      const now = await named(book, newest.name)
      expect(now).toMatchObject({ verified: false, again: true })
      expect(now).not.toHaveProperty('changed')
    })
    const { source } = await book.call('book', 'weighBackup', { name: newest.name })
    expect(source.sound).toBe(false)
    // It stands beside the file: another start knows it too.
    await book.service.close()
    expect(storedBackups(book.dataDir)[0]).toMatchObject({ verified: false })
  })

  it('is good again at once where every byte is as it was written', async () => {
    const { book, newest, pathOf } = await withBackups()
    later(pathOf(newest))
    expect(await named(book, newest.name)).toMatchObject({ verified: true, changed: true })
    await vi.waitFor(async () => expect(await named(book, newest.name)).toEqual(newest))
  })

  it('is looked at again once the good file is back', async () => {
    const { book, newest, pathOf } = await withBackups()
    const whole = readFileSync(pathOf(newest))
    harm(pathOf(newest))
    await vi.waitFor(async () => expect((await named(book, newest.name))?.verified).toBe(false))
    writeFileSync(pathOf(newest), whole)
    await vi.waitFor(async () => expect(await named(book, newest.name)).toEqual(newest))
  })

  it('is looked at before the question about restoring it says anything', async () => {
    const { book, newest, pathOf } = await withBackups()
    harm(pathOf(newest))
    const { source } = await book.call('book', 'weighBackup', { name: newest.name })
    expect(source.sound).toBe(false)
    expect(await named(book, newest.name)).toMatchObject({ verified: false })
  })

  it('made by an older version is taken as it stands, unless it was written after its manifest', async () => {
    const { book, older, newest, pathOf } = await withBackups()
    for (const one of [older, newest]) {
      const path = pathOf(one).replace(/db$/, 'json')
      const { written: _, ...manifest } = JSON.parse(readFileSync(path, 'utf8'))
      writeFileSync(path, JSON.stringify(manifest))
    }
    later(pathOf(newest))
    expect((await list(book)).map(one => one.changed)).toEqual([true, undefined])
  })
})

it('one that was removed is gone from the list, and one that was cut short is bad in it', async () => {
  const { book, older, newest, pathOf } = await withBackups()
  writeFileSync(pathOf(older), readFileSync(pathOf(older)).subarray(0, 5000))
  rmSync(pathOf(newest))
  expect(await list(book)).toMatchObject([{ name: older.name, verified: false }])
  expect(await named(book, older.name)).not.toHaveProperty('again')
  await expect(book.call('book', 'weighBackup', { name: newest.name })).rejects.toMatchObject({
    code: 'backup_missing',
  })
})

describe('checking one again', () => {
  it('says what it is now, whatever was known of it', async () => {
    const { book, newest, pathOf } = await withBackups()
    const check = () => book.call('book', 'checkBackup', { name: newest.name })
    const whole = readFileSync(pathOf(newest))
    harm(pathOf(newest))
    expect(await check()).toMatchObject({ verified: false, again: true })
    writeFileSync(pathOf(newest), whole)
    expect(await check()).toEqual(newest)
    rmSync(pathOf(newest))
    await expect(check()).rejects.toMatchObject({ code: 'backup_missing' })
  })

  it('keeps in mind what the folder does not take', async () => {
    const { book, newest, pathOf } = await withBackups()
    harm(pathOf(newest))
    // In the place of what would be written first.
    mkdirSync(join(book.dataDir, 'backups', '.making.part.json.part'))
    expect(await book.call('book', 'checkBackup', { name: newest.name })).toMatchObject({ verified: false })
    const listed = await named(book, newest.name)
    expect(listed).toMatchObject({ verified: false, again: true })
    expect(listed).not.toHaveProperty('changed')
  })
})

it('that is written to all the time is not read all the time', async () => {
  const { dataDir, newest, pathOf } = await withBackups().then(async all => ({
    ...all,
    dataDir: all.book.dataDir,
    closed: await all.book.service.close(),
  }))
  let looked = 0
  const inspector = createBackupInspector({
    dataDir,
    isBusy: () => false,
    // A page that shows the list asks for it anew.
    changed: () => void inspector.list(),
    log: error => expect.fail(String(error)),
    runTask: (async () => {
      looked++
      const [found] = storedBackups(dataDir)
      later(pathOf(newest))
      return found
    }) as unknown as RunTask,
  })
  later(pathOf(newest))
  inspector.list()
  await vi.waitFor(() => expect(looked).toBe(3))
  await inspector.idle()
  for (let again = 0; again < 20; again++) await Promise.resolve(inspector.list())
  expect(looked).toBe(3)
})
