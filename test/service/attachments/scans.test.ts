import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKnownScans } from '../../../electron/service/attachments/known-scans'
import { createScans } from '../../../electron/service/attachments/scans'
import type { Db } from '../../../electron/service/db/databases'
import { temporaryFolder } from '../support/temporary-folder'

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)] as [string, string]
const file = (sha256: string) => ({ sha256, bytes: 3 })
const sound = (sha256: string) => new Map([[sha256, 'sound' as const]])
const missing = (...hashes: string[]) => new Map(hashes.map(sha256 => [sha256, 'missing' as const]))
const glance = { read: false }

/** A book without files, and how often it was asked for all of them. */
function emptyBook() {
  const asked = { times: 0 }
  const db = {
    selectFrom: () => ({
      select: () => ({
        async execute() {
          asked.times += 1
          return []
        },
      }),
    }),
  }
  return { asked, db: db as unknown as Db }
}

function scansOf(db: Db | null = null) {
  return createScans({
    dataDir: temporaryFolder('scans'),
    opened: () => db,
    tellsLater: true,
    changed: () => undefined,
    log(error) {
      throw error
    },
  })
}

describe('a look at files', () => {
  it('does not report as lost what was filed or found while it ran', async () => {
    const scans = scansOf()
    const looking = scans.probe([file(one), file(other)])
    // Nothing lies in the folder: the look sees both as missing.
    scans.found(sound(one))
    expect([...(await looking)]).toEqual([[other, 'missing']])
  })

  it('gives way to one that began later, and not the other way round', async () => {
    const known = createKnownScans(temporaryFolder('scans'), () => undefined)
    await known.during(async older => {
      await known.during(async newer => {
        older(missing(one), glance)
        newer(sound(one), glance)
      })
      expect(known.lost.size).toBe(0)
      older(missing(one, other), glance)
    })
    expect([...known.lost.keys()]).toEqual([other])
  })

  it('counts again once it began after the last that was known', async () => {
    const scans = scansOf()
    scans.found(sound(one))
    expect([...(await scans.probe([file(one)]))]).toEqual([[one, 'missing']])
  })
})

describe('all files looked at again', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are looked at once for all who ask, and not again at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const { asked, db } = emptyBook()
    const scans = scansOf(db)
    scans.begin()
    const both = [scans.again(), scans.again()]
    await vi.advanceTimersByTimeAsync(1)
    await Promise.all(both)
    expect(asked.times).toBe(2)
    const soon = scans.again()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked.times).toBe(2)
    await vi.advanceTimersByTimeAsync(6_000)
    await soon
    expect(asked.times).toBe(3)
  })

  it('are not looked at any more once it ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const { asked, db } = emptyBook()
    const scans = scansOf(db)
    scans.begin()
    void scans.again()
    await vi.advanceTimersByTimeAsync(1)
    void scans.again()
    scans.end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked.times).toBe(2)
  })
})
