import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { someoneInside } from '../../../electron/service/book/lock/book-lock'
import { bookFile, sha256Of } from '../support/book-file'
import { openTestService } from '../support/service'

const disk = vi.hoisted(() => ({ linksFail: false }))

/** A file system that knows no second name for a file. */
vi.mock('node:fs', async original => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    linkSync(from: string, to: string) {
      if (disk.linksFail) throw Object.assign(new Error('not supported'), { code: 'EPERM' })
      real.linkSync(from, to)
    },
  }
})

const folders: string[] = []
afterEach(() => {
  disk.linksFail = false
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A book whose process was killed with commands in its log, without a lock that would say so. */
async function killed(): Promise<string> {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  const left = mkdtempSync(join(tmpdir(), 'zhixing-probed-'))
  folders.push(left)
  for (const name of ['book.db', 'book.db-wal', 'book.mark'])
    copyFileSync(join(book.dataDir, name), join(left, name))
  return left
}
const bytesOf = (dataDir: string) => [bookFile(dataDir), `${bookFile(dataDir)}-wal`].map(sha256Of)

it('asking whether somebody has a book open writes nothing into it: its log stays what the crash left', async () => {
  const dataDir = await killed()
  const [names, bytes] = [readdirSync(dataDir), bytesOf(dataDir)]
  expect(someoneInside(bookFile(dataDir))).toBe(false)
  expect([readdirSync(dataDir), bytesOf(dataDir)]).toEqual([names, bytes])
})

it.each([[false], [true]])('is answered by a book that is open (without second names: %s)', async without => {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  disk.linksFail = without
  expect(someoneInside(bookFile(book.dataDir))).toBe(true)
  expect(readdirSync(book.dataDir).filter(name => name.startsWith('.lock-probe'))).toEqual([])
})

it('is answered where files have no second names, too', async () => {
  const dataDir = await killed()
  disk.linksFail = true
  expect(someoneInside(bookFile(dataDir))).toBe(false)
  expect(existsSync(bookFile(dataDir))).toBe(true)
})
