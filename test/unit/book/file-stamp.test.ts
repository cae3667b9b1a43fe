import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isOfSameFile, stampOf } from '../../../electron/service/book/file/file-stamp'

let file = ''
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'zhixing-stamp-')), 'book.db')
  writeFileSync(file, 'one')
})
afterEach(() => rmSync(join(file, '..'), { recursive: true, force: true }))

/** As a drive says it that numbers a file anew. */
const renumbered = (stamp: string) => stamp.replace(/^\d+/, '99')

it('knows a file again that was written to, and one that its drive numbers anew', () => {
  const stamp = stampOf(file)
  expect(isOfSameFile(renumbered(stamp), file)).toBe(true)
  writeFileSync(file, 'longer')
  expect(isOfSameFile(stamp, file)).toBe(true)
})

it('knows another file, and none', () => {
  const stamp = stampOf(file)
  copyFileSync(file, `${file}.other`)
  expect(isOfSameFile(renumbered(stamp), `${file}.other`)).toBe(false)
  rmSync(file)
  expect(isOfSameFile(stamp, file)).toBe(false)
})
