import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { moveBook } from '../../../electron/service/book/restoring/move-book'
import { bookFile, verdictOn } from '../support/book-file'
import { openTestService } from '../support/service'

const disk = vi.hoisted(() => ({ failing: '' }))

/** A disk that gives an error when the names of one folder are to be written to it. */
vi.mock('../../../electron/service/files/durable', async original => {
  const real = await original<typeof import('../../../electron/service/files/durable')>()
  return {
    ...real,
    syncFolder(path: string) {
      if (path === disk.failing) throw Object.assign(new Error('i/o error'), { code: 'EIO' })
      real.syncFolder(path)
    },
  }
})

const place = mkdtempSync(join(tmpdir(), 'zhixing-synced-'))
afterEach(() => rmSync(place, { recursive: true, force: true }))

it('keeps the new book when only the old folder fails after the old one got its other name', async () => {
  const book = await openTestService()
  await book.service.close()
  const to = mkdtempSync(join(place, 'new-'))
  disk.failing = book.dataDir
  moveBook({ from: book.dataDir, to, at: '2026-12-09T01:00:00.000Z' })
  expect(existsSync(bookFile(book.dataDir))).toBe(false)
  expect(verdictOn(bookFile(to))).toBe('ok')
})
