import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { bookFile, overwrite } from '../support/book-file'
import { openTestService } from '../support/service'

const writer = vi.hoisted(() => ({ during: null as ((source: string, copy: string) => void) | null }))

/** Somebody else who writes the book while it is being copied. */
vi.mock('node:fs', async original => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    copyFileSync(source: string, copy: string) {
      real.copyFileSync(source, copy)
      if (source.endsWith('book.db')) writer.during?.(source, copy)
    },
  }
})
afterEach(() => {
  writer.during = null
})

let written = 0
const change = (source: string) => {
  written += 1
  utimesSync(source, new Date(written * 1000), new Date(written * 1000))
}
/** As a copy is in which some pages are older than others: its tree does not hold. */
const tear = (copy: string) => overwrite(copy, 4096, new Uint8Array(statSync(copy).size - 4096).fill(0xa5))

/** A book that may only be read from a copy: something else lies in the place of its lock. */
async function withoutLock(): Promise<string> {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.service.close()
  rmSync(join(book.dataDir, 'book.lock'))
  mkdirSync(join(book.dataDir, 'book.lock'))
  return book.dataDir
}
const openAgain = async (dataDir: string) => (await openTestService({ dataDir, quiet: true })).service

it('refuses a copy that was torn at every try, says why, and opens once the writing ends', async () => {
  const dataDir = await withoutLock()
  written = 0
  writer.during = (source, copy) => {
    change(source)
    tear(copy)
  }
  const service = await openAgain(dataDir)
  expect(await service.state()).toMatchObject({ state: 'blocked', because: 'being_written' })
  expect(written).toBe(5)
  expect(statSync(bookFile(dataDir)).isFile()).toBe(true)
  await service.close()
  writer.during = null
  expect(await (await openAgain(dataDir)).state()).toMatchObject({ state: 'open', readOnly: true })
})

it('takes a copy whose pages hold, though the book was written at every try', async () => {
  const dataDir = await withoutLock()
  written = 0
  writer.during = change
  expect(await (await openAgain(dataDir)).state()).toMatchObject({ state: 'open', readOnly: true })
  expect(written).toBe(5)
})
