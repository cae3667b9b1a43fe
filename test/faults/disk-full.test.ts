import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { drive, freshFolder, full } from './support/driver'
import { ask, bookIn, copyOf, expectSound, forget, peopleOf, reopened } from './support/opened'
import { driveWithFault, shim } from './support/shim'

/** TRUST.md 3: rolled back, usable, retry works; a backup's temporary file is gone, the book untouched. */
const megabyte = 1 << 20
let prepared = ''

beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
}, 120_000)

/** A file system of eight megabytes, where one may mount; null elsewhere. */
function smallDisk(): string | null {
  const folder = freshFolder()
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status === 0 ? folder : null
}

describe('a full disk of temporary files', () => {
  it('is not taken for that of the data: work goes on, after a kill as well', async context => {
    const disk = smallDisk()
    if (!disk) return context.skip('nobody but root may mount a small disk')
    try {
      spawnSync('sh', ['-c', `cat /dev/zero > ${join(disk, 'ballast')}`])
      const dataDir = copyOf(prepared)
      for (const batch of ['K', 'L']) {
        const { said, err } = await drive('large', dataDir, { TMPDIR: disk, ZHIXING_BATCH: batch })
        expect(said, err).toEqual(['open []', batch])
      }
      forget(dataDir)
    } finally {
      spawnSync('umount', [disk])
    }
  })
})

describe('a full disk', () => {
  it('takes nothing of the command that did not fit, and goes on once there is room', async context => {
    const disk = smallDisk()
    if (!disk) return context.skip('nobody but root may mount a small disk')
    try {
      spawnSync('cp', ['-a', `${prepared}/.`, disk])
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(megabyte))
      const { said, code, err } = await drive('fill', disk)
      expect(code, err).toBe(0)
      const written = said.filter(line => line.startsWith('F'))
      expect(written.length).toBeGreaterThan(0)
      expect(said.slice(written.length)).toEqual(['failed SQLITE_FULL', 'backup failed disk_full', 'Z'])

      await reopened(disk, async book => {
        expect(book.state).toMatchObject({ state: 'open', notices: [] })
        await expectSound(disk, book)
      })
      for (const batch of written) expect(peopleOf(bookIn(disk), batch)).toBe(100)
      expect(peopleOf(bookIn(disk), `F${written.length + 1}-`)).toBe(0)
      expect(peopleOf(bookIn(disk), 'Z')).toBe(10)
      expect(readdirSync(join(disk, 'backups')).filter(name => name.startsWith('.'))).toEqual([])
    } finally {
      spawnSync('umount', [disk])
    }
  })

  it.skipIf(!shim)('that lasts for a few writes loses only what was not acknowledged', async () => {
    const dry = copyOf(prepared)
    const { operations } = await driveWithFault('commands', dry, {})
    const step = Math.ceil((operations ?? 0) / (full ? 60 : 6))
    for (let from = 5; from < (operations ?? 0) - 20; from += step) {
      const dataDir = copyOf(prepared)
      const { said } = await driveWithFault('commands', dataDir, {
        fail: 'write',
        failFrom: from,
        failFor: 6,
      })
      const done = said.filter(line => line.startsWith('operator-'))
      await reopened(dataDir, async book => {
        expect(book.state.state, `writes failed from operation ${from} on`).toBe('open')
        await expectSound(dataDir, book)
      })
      expect(ask(bookIn(dataDir), 'SELECT name FROM operator').sort()).toEqual(done.sort())
      forget(dataDir)
    }
  })

  it.skipIf(!shim)('during a backup leaves no half copy and the book untouched', async () => {
    const dry = copyOf(prepared)
    const { operations } = await driveWithFault('backup', dry, {})
    const step = Math.ceil((operations ?? 0) / (full ? 60 : 6))
    let [refused, opened] = [0, 0]
    for (let from = 12; from < (operations ?? 0); from += step) {
      const dataDir = copyOf(prepared)
      const { said } = await driveWithFault('backup', dataDir, { fail: 'write', failFrom: from, failFor: 1 })
      if (said.includes('failed disk_full')) refused++
      if (said.includes('open')) opened++
      // One that failed before the book was open kept it shut, and says why on its page.
      const expected = said.includes('open') ? 'failed disk_full' : 'failed no_book'
      expect(said.filter(line => line.startsWith('failed ') && line !== expected)).toEqual([])
      expect(readdirSync(join(dataDir, 'backups')).filter(name => name.startsWith('.'))).toEqual([])
      await reopened(dataDir, async book => {
        expect(book.state.state).toBe('open')
        await expectSound(dataDir, book)
      })
      forget(dataDir)
    }
    expect(refused).toBeGreaterThan(0)
    expect(opened).toBeGreaterThanOrEqual(5)
  })
})

describe.skipIf(!shim)('a disk that does not sync (TRUST.md 4)', () => {
  it.each([
    { what: 'once', failFor: 1 },
    { what: 'for good', failFor: 1_000_000 },
  ])('$what: acknowledged commands are there, and nobody is told otherwise', async ({ failFor }) => {
    const dry = copyOf(prepared)
    const { operations } = await driveWithFault('commands', dry, {})
    const step = Math.ceil((operations ?? 0) / (full ? 40 : 4))
    for (let from = 20; from < (operations ?? 0); from += step) {
      const dataDir = copyOf(prepared)
      const { said } = await driveWithFault('commands', dataDir, { fail: 'sync', failFrom: from, failFor })
      const done = said.filter(line => line.startsWith('operator-'))
      if (failFor === 1) expect(done.length).toBeGreaterThanOrEqual(29)
      await reopened(dataDir, async book => {
        expect(book.state.state).toBe('open')
        await expectSound(dataDir, book)
      })
      const present = ask(bookIn(dataDir), 'SELECT name FROM operator')
      for (const name of done) expect(present).toContain(name)
      forget(dataDir)
    }
  })
})
