import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTemporary, sweepTemporaries } from '../../../electron/service/book/disk/own-temporaries'
import { openTestService } from '../support/service'

let place = ''
const systems = process.env.TMPDIR
/** The system's place for temporary files is another one in each test. */
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-place-'))
  process.env.TMPDIR = place
})
afterEach(() => {
  if (systems === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = systems
  rmSync(place, { recursive: true, force: true })
})

/** The number of a process that has ended. */
const dead = spawnSync(process.execPath, ['-e', ''], {
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
}).pid

const hours = (count: number) => new Date(Date.now() - count * 3_600_000)
function leave(name: string, hoursOld = 0): string {
  const folder = join(place, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'book.db'), '王契 13800005678')
  writeFileSync(join(folder, 'in-use'), '')
  utimesSync(folder, hours(hoursOld), hours(hoursOld))
  return folder
}

describe('copies of a book that a killed process left', () => {
  it.each(['zhixing-read-', 'zhixing-inspect-', '.scratch-'])('are removed: %s', prefix => {
    const left = leave(`${prefix}${dead}-abc123`)
    sweepTemporaries([place])
    expect(existsSync(left)).toBe(false)
  })

  it('are removed an hour later where another process has the number now', () => {
    const fresh = leave(`.scratch-${process.pid}-abc123`)
    const old = leave(`.scratch-${process.pid}-abc124`, 2)
    sweepTemporaries([place])
    expect([existsSync(fresh), existsSync(old)]).toEqual([true, false])
  })

  it('are removed when the first page stands', async () => {
    const book = await openTestService()
    const left = leave(`zhixing-inspect-${dead}-abc123`)
    book.service.warm()
    expect(existsSync(left)).toBe(false)
  })

  it('are removed from a folder a move was to come to, when a book is opened there', async () => {
    const names = ['.moving.db', '.moving.db-wal', '.moving.db.part']
    for (const name of names) writeFileSync(join(place, name), 'half')
    await openTestService({ dataDir: place, create: false })
    expect(names.filter(name => existsSync(join(place, name)))).toEqual([])
  })
})

describe('what stays', () => {
  it('is what a process of another machine may use, in a folder both write to', () => {
    const shared = mkdtempSync(join(place, 'shared-'))
    const folder = join(shared, `.scratch-${dead}-abc123`)
    mkdirSync(folder)
    sweepTemporaries([shared])
    expect(existsSync(folder)).toBe(true)
  })

  it('is a folder whose process runs, however old', () => {
    const own = makeTemporary(place, 'read')
    utimesSync(own.folder, hours(1000), hours(1000))
    sweepTemporaries([place])
    expect(existsSync(own.folder)).toBe(true)
    own.release()
    expect(existsSync(own.folder)).toBe(false)
  })

  it('is what only has a name like ours: a file, a link, a folder of somebody', () => {
    const names = [
      'zhixing-reading',
      'zhixing-inspect-abc123',
      `.scratch-${dead}`,
      `zhixing-inspect-${dead}-my notes`,
    ]
    for (const name of names) leave(name, 1000)
    const file = join(place, `zhixing-read-${dead}-abc123`)
    writeFileSync(file, 'notes')
    symlinkSync(join(place, 'zhixing-reading'), join(place, `zhixing-read-${dead}-abc124`))
    sweepTemporaries([place])
    expect(names.filter(name => existsSync(join(place, name, 'book.db')))).toEqual(names)
    expect([existsSync(file), existsSync(join(place, `zhixing-read-${dead}-abc124`))]).toEqual([true, true])
  })
})
