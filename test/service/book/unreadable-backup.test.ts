import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { whyUnreadable } from '../../../electron/service/book/backup-files/backup-list'
import { bookFile } from '../support/book-file'
import { openRuined, ruinLast } from '../support/ruined-book'
import { openTestService } from '../support/service'

const disk = vi.hoisted(() => ({ refuses: null as string | null, code: '' }))

/** A file the system lists and does not let anybody read: its owner took the permission away, or the drive fails there. */
vi.mock('node:fs', async original => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    openSync(...asked: Parameters<typeof real.openSync>) {
      if (disk.refuses !== null && String(asked[0]).endsWith(disk.refuses))
        throw Object.assign(new Error('refused'), { code: disk.code })
      return real.openSync(...asked)
    },
  }
})
afterEach(() => {
  disk.refuses = null
})

/** Data with two backups, the newer of which cannot be read. */
async function twoBackups(code: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-unreadable-'))
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  const { name: older } = await book.call('book', 'backupNow', {})
  await book.call('people', 'hire', { name: '王芳', staffNo: '00001' })
  const { name: newer } = await book.call('book', 'backupNow', {})
  await book.service.close()
  Object.assign(disk, { refuses: newer, code })
  return { dataDir, older, newer }
}

it.each([
  ['EACCES', 'permission'],
  ['EIO', 'drive'],
  ['EBUSY', 'other'],
])('a backup that cannot be read (%s) says why, and the next one is offered', async (code, unreadable) => {
  const { dataDir, older, newer } = await twoBackups(code)
  ruinLast(bookFile(dataDir), 'person_by_name')
  const { state, book } = await openRuined(dataDir)
  expect(state.backups.find(one => one.name === newer)).toMatchObject({ verified: false, unreadable })
  expect(state.backups.find(one => one.name === older)).toMatchObject({ verified: true })
  // It is not written down: once it can be read it is as good as ever.
  await book.service.close()
  disk.refuses = null
  const again = await openRuined(dataDir)
  expect(again.state.backups.find(one => one.name === newer)).toMatchObject({ verified: true })
  await again.book.service.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('what no file system says is a bug, and stays one', () => {
  expect(whyUnreadable(new TypeError('of a bug'))).toBeNull()
  expect(whyUnreadable(Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' }))).toBeNull()
})
