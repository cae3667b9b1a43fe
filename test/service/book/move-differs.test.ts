import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'

/** A place that does not give back what was written to it: the last command is missing from the copy. */
vi.mock('../../../electron/service/book/disk/belongings', async original => {
  const real = await original<typeof import('../../../electron/service/book/disk/belongings')>()
  return {
    ...real,
    copyDurably(from: string, to: string) {
      real.copyDurably(from, to)
      if (!to.endsWith('.moving.db')) return
      changeIn(
        to,
        'PRAGMA foreign_keys = OFF; DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)',
      )
    },
  }
})

const place = mkdtempSync(join(tmpdir(), 'zhixing-differs-'))
afterEach(() => rmSync(place, { recursive: true, force: true }))

it('keeps the old book when the copy does not end with the same command', async () => {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  const to = join(place, 'new')
  expect(await book.service.move(to)).toBe('differs')
  expect(existsSync(bookFile(book.dataDir))).toBe(true)
  await book.call('settings', 'addOperator', { name: '李想' })
  expect(await book.call('settings', 'operators', {})).toHaveLength(2)
  expect(readdirSync(to).filter(name => name.startsWith('book.db') || name.startsWith('.'))).toEqual([])
  expect(readdirSync(join(to, 'backups'))).toEqual([])
})
