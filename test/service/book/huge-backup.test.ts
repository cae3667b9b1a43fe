import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBackupInspector } from '../../../electron/service/book/backups/backup-inspector'
import type { RunTask } from '../../../electron/service/book/tasks/run-task'
import { Stopped } from '../../../electron/service/refusal'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'

/** More than any disk here has room for, and full of holes, so that it takes none. */
const huge = 4 * 2 ** 40

/** A folder with damaged data, a good backup, and a newer one that somebody made huge; its manifest says the same. */
async function folderWithHuge() {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-huge-'))
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  const good = await book.call('book', 'backupNow', {})
  const fake = await book.call('book', 'backupNow', {})
  await book.service.close()
  const path = join(dataDir, 'backups', fake.name)
  truncateSync(path, huge)
  const beside = path.replace(/db$/, 'json')
  const manifest = JSON.parse(readFileSync(beside, 'utf8'))
  writeFileSync(beside, JSON.stringify({ ...manifest, bytes: huge }))
  return { dataDir, good: good.name, fake: fake.name }
}

// What would read all of it would take hours: the time of each test is its bound.
describe('a huge file among the backups', () => {
  let folder: Awaited<ReturnType<typeof folderWithHuge>>
  beforeAll(async () => {
    folder = await folderWithHuge()
  })
  afterAll(() => rmSync(folder.dataDir, { recursive: true, force: true }))

  it('is listed as not looked at, and not read behind the list', async () => {
    const book = await openTestService({ dataDir: folder.dataDir })
    const [listed] = await book.call('book', 'backups', {})
    expect(listed).toMatchObject({ name: folder.fake, verified: false, unreadable: 'too_large', again: true })
    expect(listed).not.toHaveProperty('changed')
  })

  it('is not copied where there is no room for it', async () => {
    const book = await openTestService({ dataDir: folder.dataDir })
    await expect(book.call('book', 'restoreBackup', { name: folder.fake })).rejects.toMatchObject({
      code: 'disk_full',
    })
    expect(readdirSync(folder.dataDir).filter(name => name.includes('restoring'))).toEqual([])
  })

  it('holds up no opening of damaged data, and says that nobody looked at it', async () => {
    writeFileSync(bookFile(folder.dataDir), 'no data at all')
    const book = await openTestService({ dataDir: folder.dataDir, create: false })
    const state = await book.call('book', 'state', {})
    if (state.state !== 'broken') throw new Error(state.state)
    expect(state.backups).toMatchObject([
      { name: folder.good, verified: true },
      { name: folder.fake, verified: false, unreadable: 'too_large', again: true },
    ])
  })

  it('is looked at where somebody asks, until they stop it', async () => {
    const waiting: RunTask = (_name, _input, _progress, signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Stopped())))
    const inspector = createBackupInspector({
      dataDir: folder.dataDir,
      runTask: waiting,
      isBusy: () => false,
      changed: () => undefined,
      log: error => expect.fail(String(error)),
    })
    const stopper = new AbortController()
    const looked = inspector.inspect(folder.fake, stopper.signal)
    stopper.abort()
    await expect(looked).rejects.toBeInstanceOf(Stopped)
    await inspector.idle()
  })
})
