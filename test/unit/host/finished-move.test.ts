import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { isFinishedMove } from '../../../electron/main/finished-move'

const place = mkdtempSync(join(tmpdir(), 'zhixing-finished-'))
afterEach(() => rmSync(place, { recursive: true, force: true }))

it('a move is finished when the old book has its other name and the new one is there', () => {
  const [from, to] = [join(place, 'old'), join(place, 'new')]
  expect(isFinishedMove(from, to)).toBe(false)
  for (const folder of [from, to]) mkdirSync(folder)
  writeFileSync(join(from, 'book.db'), 'a book')
  writeFileSync(join(to, 'book.db'), 'a book')
  expect(isFinishedMove(from, to)).toBe(false)
  renameSync(join(from, 'book.db'), join(from, 'book-moved-2026-12-09T01-00-00-000Z.db'))
  expect(isFinishedMove(from, to)).toBe(true)
  rmSync(join(to, 'book.db'))
  expect(isFinishedMove(from, to)).toBe(false)
})
