import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { swapBook } from '../../../electron/service/book/restoring/swap-book'

const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-swap-'))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

it('a damaged book comes back when the prepared one cannot take its place', () => {
  const file = join(dataDir, 'book.db')
  writeFileSync(file, 'no book at all '.repeat(500))
  writeFileSync(join(dataDir, 'book.mark'), 'its mark')
  const facts = { seq: 1, hash: 'h', bytes: 1, sha256: 's' }
  const swap = () =>
    swapBook(file, join(dataDir, 'gone.db'), facts as never, new Date('2026-12-09T01:00:00Z'))
  expect(swap).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  expect(readFileSync(file, 'utf8')).toContain('no book at all')
  expect(readFileSync(join(dataDir, 'book.mark'), 'utf8')).toBe('its mark')
  expect(readdirSync(join(dataDir, 'quarantine'))).toEqual([])
})
