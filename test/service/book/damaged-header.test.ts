import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

/** A closed book with a backup whose byte `at` has other bits. */
async function withByte(at: number, bits: number): Promise<string> {
  const dataDir = temporaryFolder('header')
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  await book.service.close()
  const bytes = readFileSync(bookFile(dataDir))
  bytes.writeUInt8(bytes.readUInt8(at) ^ bits, at)
  writeFileSync(bookFile(dataDir), bytes)
  return dataDir
}

/** Restores the first backup that is offered. */
async function restoreFirst(dataDir: string): Promise<string[]> {
  const book = await openTestService({ dataDir, create: false })
  const state = await book.call('book', 'state', {})
  if (!('backups' in state) || !state.backups) throw new Error(`no backups are offered: ${state.state}`)
  await book.call('book', 'restoreBackup', { name: state.backups[0]?.name ?? '' })
  return (await book.call('settings', 'operators', {})).map(one => one.name)
}

describe('a bit that turned in the header of a closed book', () => {
  it.each([
    [16, 1],
    [17, 4],
    [18, 4],
    [18, 1],
    [19, 4],
    [19, 2],
    [20, 1],
    [21, 2],
    [23, 16],
  ])('is damage, and its backups are offered: byte %i by %i', async (at, bits) => {
    const dataDir = await withByte(at, bits)
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'broken',
      reason: 'damaged',
      backups: [{ reason: 'manual', verified: true }],
    })
    await book.service.close()
    expect(await restoreFirst(dataDir)).toEqual(['周敏'])
  })

  it('may look like a newer version: the backups are offered, and what lies there is put aside first', async () => {
    const dataDir = await withByte(61, 4)
    const lay = readFileSync(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'newer',
      backups: [{ reason: 'manual', verified: true }],
    })
    const [backup] = await book.call('book', 'backups', {})
    const { aside } = await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
    expect(readFileSync(`${aside}/book.db`).equals(lay)).toBe(true)
    expect((await book.call('settings', 'operators', {})).map(one => one.name)).toEqual(['周敏'])
  })
})
