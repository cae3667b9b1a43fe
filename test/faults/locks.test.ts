import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BookState } from '../../src/contract/book/state'
import { smallDisk } from '../service/support/small-disk'
import { electronPath } from '../support/electron'
import { openApplication, words } from './support/application'
import { drive, driver, freshFolder } from './support/driver'
import { ask, bookIn, copyOf, expectSound, forget, peopleOf, reopened } from './support/opened'
import { driveWithFault, shim } from './support/shim'

/** TRUST.md 6, 11, 24: no lock, no writing; whatever lies in the way, the book is read and a person told what to do. */
let prepared = ''

beforeAll(async () => {
  prepared = freshFolder()
  expect(await drive('prepare', prepared)).toMatchObject({ code: 0 })
}, 120_000)

interface Told {
  state: BookState
  people: number | null
  answer: string | undefined
}

async function tell(dataDir: string, noLocks = false): Promise<Told> {
  const { said, code, err } = noLocks
    ? await driveWithFault('tell', dataDir, { noLocks })
    : await drive('tell', dataDir)
  expect(code, err).toBe(0)
  const people = said.find(line => line.startsWith('people '))
  return {
    state: JSON.parse(said[0] ?? '') as BookState,
    people: people ? Number(people.slice(7)) : null,
    answer: said.at(-1),
  }
}

describe('the lock', () => {
  it.skipIf(!shim)('of a file system without any: the book is read, and nothing is written', async () => {
    const dataDir = copyOf(prepared)
    const before = readFileSync(bookIn(dataDir))
    const { state, people, answer } = await tell(dataDir, true)
    expect(state).toMatchObject({
      state: 'open',
      readOnly: true,
      notices: [{ code: 'no_lock', because: 'unsupported' }],
    })
    expect(people).toBe(15)
    expect(answer).toBe('failed read_only')
    expect(readFileSync(bookIn(dataDir)).equals(before)).toBe(true)
    expect(readdirSync(dataDir).filter(name => name.startsWith('.'))).toEqual([])
    forget(dataDir)
  })

  it('taken away from under one who works keeps a second out all the same', async () => {
    const dataDir = copyOf(prepared)
    const holder = spawn(electronPath(), [await driver(), 'hold', dataDir], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    })
    await new Promise(ready => holder.stdout.once('data', ready))
    try {
      const lock = join(dataDir, 'book.lock')
      expect((await tell(dataDir)).state.state).toBe('in_use')
      renameSync(lock, `${lock}-moved`)
      expect((await tell(dataDir)).state.state).toBe('in_use')
      writeFileSync(lock, 'garbage'.repeat(1000))
      expect((await tell(dataDir)).state.state).toBe('in_use')
      rmSync(lock)
      mkdirSync(lock)
      const third = await tell(dataDir)
      expect(third).toMatchObject({ state: { state: 'open', readOnly: true }, answer: 'failed read_only' })
      expect(existsSync(join(dataDir, 'book.holder'))).toBe(true)
    } finally {
      holder.kill('SIGKILL')
    }
    forget(dataDir)
  })

  it('that is garbage, seen by four at once, is held by one', async () => {
    const dataDir = copyOf(prepared)
    for (let round = 0; round < 3; round++) {
      writeFileSync(join(dataDir, 'book.lock'), 'garbage'.repeat(1000))
      const all = await Promise.all([1, 2, 3, 4].map(() => holdForAMoment(dataDir)))
      expect(all.filter(state => state === 'open')).toHaveLength(1)
      expect(all.filter(state => state === 'in_use')).toHaveLength(3)
    }
    await reopened(dataDir, async book => {
      expect(book.state).toMatchObject({ state: 'open', readOnly: false })
      await expectSound(dataDir, book)
    })
    forget(dataDir)
  }, 240_000)
})

/** The state one of several sees; each holds on until all have said theirs. */
const holding: (() => void)[] = []
async function holdForAMoment(dataDir: string): Promise<string> {
  const child = spawn(electronPath(), [await driver(), 'hold', dataDir], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const said = await new Promise<string>(resolve =>
    child.stdout.once('data', piece => resolve(String(piece).trim())),
  )
  await new Promise<void>(resolve => {
    holding.push(resolve)
    if (holding.length === 4) for (const go of holding.splice(0)) go()
  })
  child.kill('SIGKILL')
  await new Promise(done => child.once('close', done))
  return said
}

describe('a start on a full disk', () => {
  it('reads the book, keeps it whole, and works again once there is room', async context => {
    const disk = smallDisk(8)
    if (!disk) return context.skip('nobody but root may mount a small disk')
    try {
      spawnSync('cp', ['-a', `${prepared}/.`, disk.folder])
      disk.fill()
      expect(await tell(disk.folder)).toMatchObject({
        state: { state: 'open', readOnly: true, notices: [{ code: 'no_space', free: 0 }] },
        people: 15,
        answer: 'failed read_only',
      })
      disk.makeRoom()
      expect(await tell(disk.folder)).toMatchObject({
        state: { readOnly: false, notices: [] },
        answer: 'written',
      })
      expect(peopleOf(bookIn(disk.folder), 'A')).toBe(15)
      expect(ask(bookIn(disk.folder), 'SELECT count(*) FROM operator')).toEqual([1])
    } finally {
      disk.remove()
    }
  })
})

describe('in the real application', () => {
  /** What the window says at last, in a folder where everything is wrong that can be. */
  const shows = async (dataDir: string, ...keys: string[]) => {
    const { page, close } = await openApplication(dataDir)
    try {
      await page
        .getByText(words('book', ...keys))
        .first()
        .waitFor({ timeout: 20_000 })
    } finally {
      await close()
    }
  }

  it('odd files under every name of ours do not keep it from opening', async () => {
    const dataDir = copyOf(prepared)
    for (const name of ['book.lock', 'book.holder', 'book.mark']) rmSync(join(dataDir, name), { force: true })
    mkdirSync(join(dataDir, 'book.holder'))
    mkdirSync(join(dataDir, 'book.lock'))
    for (const name of ['backups', 'electron', 'logs'])
      rmSync(join(dataDir, name), { recursive: true, force: true })
    writeFileSync(join(dataDir, 'backups'), 'a file')
    writeFileSync(join(dataDir, 'attachments'), 'a file')
    symlinkSync('/nowhere/at/all', join(dataDir, 'quarantine'))
    writeFileSync(join(dataDir, 'electron'), 'a file')
    symlinkSync('/nowhere/at/all', join(dataDir, 'logs'))
    const { page, close } = await openApplication(dataDir)
    try {
      const clear = page.getByRole('button', { name: words('book', 'inTheWay', 'clear') })
      await clear.first().waitFor({ timeout: 20_000 })
      while ((await clear.count()) > 0) {
        const notice = page.getByRole('status').filter({ has: clear }).first()
        const [name = ''] = /“[^”]+”/.exec((await notice.textContent()) ?? '') ?? []
        await notice.getByRole('button', { name: words('book', 'inTheWay', 'clear') }).click()
        await page.getByText(name).waitFor({ state: 'detached', timeout: 20_000 })
      }
    } finally {
      await close()
    }
    await reopened(dataDir, async book => {
      expect(book.state).toMatchObject({ state: 'open', readOnly: false, notices: [] })
      await expectSound(dataDir, book)
    })
    forget(dataDir)
  })

  it('a path of 1,000 bytes is read and explained', async () => {
    const dataDir = join(freshFolder(), ...Array.from({ length: 10 }, () => 'p'.repeat(97)))
    mkdirSync(dataDir, { recursive: true })
    copyFileSync(bookIn(prepared), bookIn(dataDir))
    await shows(dataDir, 'notice', 'read_only', 'path_too_long')
  })

  it('a data folder that is a file is said, and no service dies of it', async () => {
    const dataDir = join(freshFolder(), 'book')
    writeFileSync(dataDir, 'a file')
    await shows(dataDir, 'inTheWay', 'title', 'not_a_folder')
  })
})
