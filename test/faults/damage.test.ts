import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { drive, freshFolder, full } from './support/driver'
import { dumpOf } from './support/dump'
import { bookIn, copyOf, expectSound, forget, peopleOf, reopened } from './support/opened'
import { driveWithFault, shim } from './support/shim'

/** TRUST.md 7: a damaged book is never opened in silence; the original is kept and a sound backup offered. */
let prepared = ''

beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
}, 120_000)

const pageBytes = 4096
const afterKill = full ? 300 : 100

/** A repeatable die: the same page, place and length for the same number. */
function die(seed: number): (sides: number) => number {
  let state = seed * 2654435761
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return state % sides
  }
}

function spoil(file: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, offset)
  closeSync(handle)
}

describe('a damaged book', () => {
  it.each([
    { what: 'cut to nothing', harm: (file: string) => truncateSync(file, 0) },
    { what: 'cut to 100 bytes', harm: (file: string) => truncateSync(file, 100) },
    { what: 'cut in half', harm: (file: string) => truncateSync(file, readFileSync(file).length >> 1) },
    { what: 'overwritten with garbage', harm: (file: string) => writeFileSync(file, randomBytes(300_000)) },
  ])('$what is put aside, and its backup brings it back', async ({ harm }) => {
    const dataDir = copyOf(prepared)
    harm(bookIn(dataDir))
    const harmed = readFileSync(bookIn(dataDir))
    await reopened(dataDir, async ({ state, call }) => {
      expect(state.state).toBe('broken')
      if (state.state !== 'broken') return
      // What was salvaged stands before it where it keeps more.
      const backup = state.backups.find(one => one.reason === 'manual')
      expect(backup).toMatchObject({ verified: true })
      expect(readFileSync(join(state.quarantined ?? '', 'book.db')).equals(harmed)).toBe(true)
      await call('book', 'restoreBackup', { name: backup?.name })
    })
    await reopened(dataDir, async book => {
      expect(book.state).toMatchObject({ state: 'open', notices: [] })
      await expectSound(dataDir, book)
    })
    expect(peopleOf(bookIn(dataDir), 'A')).toBe(15)
    forget(dataDir)
  })

  it(`with random pages flipped is never opened in silence (${full ? 500 : 20} times)`, async () => {
    const tally = { putAside: 0, openedWithNotice: 0 }
    for (let seed = 1; seed <= (full ? 500 : 20); seed++) {
      const dataDir = copyOf(prepared)
      const file = bookIn(dataDir)
      const roll = die(seed)
      const bytes = readFileSync(file)
      const page = roll(bytes.length / pageBytes)
      const at = page * pageBytes + roll(pageBytes)
      const length = 1 + roll(Math.min(64, (page + 1) * pageBytes - at))
      spoil(file, at, Buffer.from(bytes.subarray(at, at + length).map(byte => byte ^ (1 + roll(255)))))
      await reopened(dataDir, async ({ state }) => {
        const told = `page ${page}, byte ${at % pageBytes}, ${length} bytes`
        if (state.state === 'open') {
          expect(state.notices, told).toContainEqual({ code: 'changed_outside' })
          tally.openedWithNotice++
        } else {
          // A flip in the version or the mark of the file makes it a newer book, or none of ours.
          expect(['broken', 'newer'], told).toContain(state.state)
          if (state.state === 'broken') expect(state.backups[0]).toMatchObject({ verified: true })
          tally.putAside++
        }
      })
      forget(dataDir)
    }
    console.log(
      `flips: ${tally.putAside} put aside, ${tally.openedWithNotice} opened with a notice, 0 in silence`,
    )
  }, 1_200_000)

  it.skipIf(!shim)(
    `that flipped a byte after a kill says so, or holds the very same (${afterKill} times)`,
    async () => {
      const killed = copyOf(prepared)
      const { signal } = await driveWithFault('import', killed, { killAt: 150 })
      expect(signal).toBe('SIGKILL')
      const whole = copyOf(killed)
      await reopened(whole, async ({ state }) => expect(state).toMatchObject({ state: 'open', notices: [] }))
      const right = dumpOf(bookIn(whole))
      const tally = { putAside: 0, toldOf: 0, harmless: 0 }
      for (let seed = 1; seed <= afterKill; seed++) {
        const dataDir = copyOf(killed)
        const file = bookIn(dataDir)
        const roll = die(seed)
        const bytes = readFileSync(file)
        const at = roll(bytes.length)
        spoil(file, at, Buffer.from([(bytes[at] ?? 0) ^ (1 << roll(8))]))
        const state = await reopened(dataDir, async book => book.state)
        const told = `byte ${at % pageBytes} of page ${Math.floor(at / pageBytes)}`
        if (state.state !== 'open') {
          expect(['broken', 'newer'], told).toContain(state.state)
          tally.putAside++
        } else if (state.notices.length > 0) tally.toldOf++
        else {
          expect(dumpOf(file) === right, told).toBe(true)
          tally.harmless++
        }
        forget(dataDir)
      }
      console.log(
        `flips after a kill: ${tally.putAside} put aside, ${tally.toldOf} opened with a notice, ${tally.harmless} harmless`,
      )
      forget(killed)
      forget(whole)
    },
    1_200_000,
  )

  it('whose newest backup is damaged too falls back on the one before', async () => {
    const dataDir = copyOf(prepared)
    const newest = await reopened(
      dataDir,
      async ({ call }) => (await call('book', 'backupNow', {})) as { name: string },
    )
    const path = join(dataDir, 'backups', newest.name)
    spoil(path, readFileSync(path).length - 2000, randomBytes(500))
    truncateSync(bookIn(dataDir), 100)
    await reopened(dataDir, async ({ state }) => {
      if (state.state !== 'broken') throw new Error(state.state)
      expect(state.backups.slice(0, 2)).toMatchObject([
        // What is offered stands first.
        { reason: 'manual', verified: true },
        { name: newest.name, verified: false },
      ])
    })
    forget(dataDir)
  })
})
