import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFloor, writeFloor } from '../../../electron/service/book/marks/number-floor'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'

let dataDir = ''
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'zhixing-pipes-'))
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.call('book', 'backupNow', {})
  await book.service.close()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function pipe(path: string): void {
  rmSync(path, { force: true })
  execFileSync('mkfifo', [path])
}
function gigabytes(path: string): void {
  writeFileSync(path, '{')
  truncateSync(path, 1_900_000_000)
}
const isPipe = (path: string) => lstatSync(path).isFIFO()

/** Works in the book, and closes it. */
async function workedIn() {
  const book = await openTestService({ dataDir, create: false, quiet: true })
  const state = await book.service.state()
  for (let turn = 0; turn < 3; turn++) await book.call('settings', 'addOperator', { name: `李想${turn}` })
  const backups = await book.call('book', 'backups', {})
  await book.service.close()
  return { state, backups }
}

describe('something that never ends under the name of a small file of ours', () => {
  it.each(['book.mark', 'book.numbers', 'book.numbers.part', 'book.holder'])(
    'a pipe as %s holds nobody up, and stays',
    async name => {
      pipe(join(dataDir, name))
      expect((await workedIn()).state).toMatchObject({ state: 'open', readOnly: false })
      expect(isPipe(join(dataDir, name))).toBe(true)
    },
  )

  it('a pipe as the manifest of a backup: it is not verified', async () => {
    const name = readdirSync(join(dataDir, 'backups')).find(one => one.endsWith('.db')) ?? ''
    pipe(join(dataDir, 'backups', name.replace(/db$/, 'json')))
    expect((await workedIn()).backups).toMatchObject([{ name, verified: false }])
  })

  it('gigabytes as the mark are not read, and make room for one', async () => {
    gigabytes(join(dataDir, 'book.mark'))
    expect((await workedIn()).state).toMatchObject({ state: 'open', readOnly: false })
    expect(readMark(bookFile(dataDir))).toMatchObject({ seq: 4 })
  })

  it('a pipe as the book: something else has the name, and it stays', async () => {
    pipe(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false, quiet: true })
    expect(await book.service.state()).toMatchObject({
      state: 'blocked',
      because: 'name_taken',
      names: ['book.db'],
    })
    expect(isPipe(bookFile(dataDir))).toBe(true)
  })

  it.each(['book.db-wal', 'book.db-shm', 'book.db-journal'])('a pipe as %s: the book is read', async name => {
    pipe(join(dataDir, name))
    const book = await openTestService({ dataDir, create: false, quiet: true })
    expect(await book.service.state()).toMatchObject({ state: 'open', readOnly: true })
  })
})

describe('the same among what this machine remembers', () => {
  /** A book where nothing can lie, so that this copy is the only one. */
  const file = '/dev/null/zhixing/book.db'
  const key = createHash('sha256').update(file).digest('hex').slice(0, 32)
  const remembered = (name: string) => join(dataDir, 'config', 'Zhixing', 'marks', `${key}.${name}`)
  beforeEach(() => {
    for (const name of ['XDG_CONFIG_HOME', 'APPDATA']) vi.stubEnv(name, join(dataDir, 'config'))
    mkdirSync(dirname(remembered('numbers')), { recursive: true })
  })
  afterEach(() => vi.unstubAllEnvs())
  const floor = {
    counters: new Map([['A-2026-#', 7]]),
    books: [],
    restoring: null,
    demonstrations: [],
    doubts: new Map(),
    unsaid: false,
  }

  it.runIf(process.platform === 'linux')('a pipe is neither read nor written to, and stays', () => {
    pipe(remembered('numbers.part'))
    expect(writeFloor(file, floor)).toBe(false)
    expect(isPipe(remembered('numbers.part'))).toBe(true)
    rmSync(remembered('numbers.part'))
    pipe(remembered('numbers'))
    expect(writeFloor(file, floor)).toBe(false)
    expect(readFloor(file).counters.size).toBe(0)
    rmSync(remembered('numbers'))
    expect(writeFloor(file, floor)).toBe(true)
    expect(JSON.parse(readFileSync(remembered('numbers'), 'utf8'))).toMatchObject({
      counters: [['A-2026-#', 7]],
    })
  })
})
