import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { leaveDisplaced, putInPlace } from '../../../electron/service/book/file/put-in-place'
import { foldersAside } from '../../../electron/service/book/file/quarantine'
import { watchFile } from '../../../electron/service/book/file/watched-file'
import { markPath, readMark } from '../../../electron/service/book/marks/sequence-mark'
import { runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { openReader, openWriter } from '../../../electron/service/db/sqlite/open'
import { doorOf } from '../support/book-door'
import { bookFile, changeIn, overwrite, valuesIn, verdictOn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** The name of the open data is taken once more, after they were written back and before anything has them open. */

const secondNames = (dataDir: string) =>
  foldersAside(dataDir).filter(folder => existsSync(join(folder, 'written-back.db')))
const strangers = (dataDir: string) =>
  foldersAside(dataDir).filter(folder => existsSync(join(folder, 'book.db')))
const unitsIn = (file: string) => valuesIn(file, 'SELECT name FROM unit')

/** The data as they were once, to be laid there as often as somebody likes. */
function olderCopy(file: string) {
  const copy = join(temporaryFolder('exchanged-again'), 'copy.db')
  copyFileSync(file, copy)
  return () => {
    copyFileSync(copy, `${copy}.next`)
    renameSync(`${copy}.next`, file)
  }
}

/** Opened, with one unit since; every check that begins then is told of, before it looks (`seen`) and after. */
async function opened(during: { before?(nth: number): void; after?(nth: number): void }) {
  let checks = 0
  const { door, file, dataDir } = await doorOf({
    runTask(name, input, onProgress) {
      if (name !== 'check') return runTaskInline(name, input, onProgress)
      const nth = ++checks
      during.before?.(nth)
      return runTaskInline(name, input, onProgress).then(checked => {
        during.after?.(nth)
        return checked
      })
    },
  })
  const lay = olderCopy(file)
  await door.opened()?.writer?.run({
    area: 'people',
    name: 'addUnit',
    input: { name: 'since', kind: 'branch', parentId: null },
    commandId: crypto.randomUUID(),
    operatorId: null,
    today: '2026-12-09',
    now: '2026-12-09T01:00:00Z',
  })
  return { door, file, dataDir, lay }
}

const codesOf = async (door: Awaited<ReturnType<typeof opened>>['door']) => {
  const state = await door.state()
  return state.state === 'open' ? state.notices.map(({ code }) => code) : state
}

describe('another file in the place of what was just written back', () => {
  it.each(['before', 'after'] as const)('is put aside too (%s it was looked at)', async when => {
    const given = await opened({ [when]: (nth: number) => nth === 1 && given.lay() })
    const { door, file, dataDir, lay } = given
    lay()
    await door.putInPlace()
    expect(await codesOf(door)).toEqual(['put_back', 'put_back'])
    expect(unitsIn(file)).toContain('since')
    expect(strangers(dataDir)).toHaveLength(2)
    expect(secondNames(dataDir)).toEqual([])
    await door.close()
    // It is vouched for: that it had another name for a while is no writing of anybody's.
    expect(readMark(file)?.closed).not.toBeNull()
    expect(verdictOn(file)).toBe('ok')
  })

  it('and no file at all there is as little a loss', async () => {
    const given = await opened({ before: nth => nth === 1 && rmSync(given.file) })
    const { door, file, lay } = given
    lay()
    await door.putInPlace()
    expect(await codesOf(door)).toEqual(['put_back', 'put_back'])
    expect(unitsIn(file)).toContain('since')
    await door.close()
  })

  it('again and again is said, and what was written back is there at the next start', async () => {
    const given = await opened({ before: () => given.lay() })
    const { door, file, dataDir, lay } = given
    lay()
    await door.putInPlace()
    expect(await codesOf(door)).toMatchObject({ state: 'blocked', because: 'failed' })
    await door.close()
    expect(unitsIn(file)).not.toContain('since')
    const next = await openTestService({ dataDir, create: false, quiet: true })
    expect(await next.call('book', 'state', {})).toMatchObject({ state: 'open' })
    expect(unitsIn(file)).toContain('since')
    expect(secondNames(dataDir)).toEqual([])
    await next.service.close()
  })

  it('takes no backup out of its place that was restored meanwhile', async () => {
    const given = await opened({})
    const { door, file, dataDir, lay } = given
    lay()
    await door.reopen(async () => lay())
    expect(await door.state()).toMatchObject({ state: 'open' })
    expect(unitsIn(file)).not.toContain('since')
    expect(secondNames(dataDir)).toEqual([])
    await door.close()
  })
})

describe('a process that ended after it had written the data back', () => {
  /** Written back, and ended before anything had it open again. */
  async function ended(folder = temporaryFolder('exchanged-ended')) {
    const { service, dataDir } = await openTestService({ dataDir: folder })
    await service.close()
    const file = bookFile(dataDir)
    const lay = olderCopy(file)
    const again = await openTestService({ dataDir, create: false })
    await again.call('people', 'addUnit', { name: 'since', kind: 'branch', parentId: null })
    await again.service.close()
    const [writer, reader] = [openWriter(file), openReader(file)]
    const held = watchFile(file)
    lay()
    const now = new Date('2026-12-09T08:00:00Z')
    const { head } = putInPlace({ dataDir, file, held, sqlite: reader.sqlite, now })
    reader.sqlite.close()
    writer.sqlite.close()
    leaveDisplaced(file, held, head)
    return { dataDir, file, lay }
  }
  /** The same; `layKept` puts a copy of what was written back under its second name, as if that could not be removed. */
  async function endedAndKept() {
    const given = await ended()
    const second = join(secondNames(given.dataDir)[0] ?? '', 'written-back.db')
    const kept = join(temporaryFolder('exchanged-kept'), 'kept.db')
    copyFileSync(second, kept)
    return { ...given, layKept: () => copyFileSync(kept, second) }
  }
  const next = (dataDir: string) => openTestService({ dataDir, create: false, quiet: true })
  const noticesOf = async (book: Awaited<ReturnType<typeof next>>) => {
    const state = await book.call('book', 'state', {})
    return state.state === 'open' ? state.notices.map(({ code }) => code) : state.state
  }

  it('finds them at the next start, whatever lies there by then', async () => {
    const { dataDir, file, lay } = await ended()
    lay()
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back', 'put_back'])
    expect(unitsIn(file)).toContain('since')
    expect(secondNames(dataDir)).toEqual([])
    await book.service.close()
    expect(readMark(file)?.closed).not.toBeNull()
  })

  it('leaves nothing behind where nobody took the name', async () => {
    const { dataDir, file } = await ended()
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back'])
    expect(secondNames(dataDir)).toEqual([])
    expect(foldersAside(dataDir).flatMap(folder => readdirSync(folder))).toEqual(['book.db', 'put-back.json'])
    await book.service.close()
    expect(unitsIn(file)).toContain('since')
  })

  it('does not have its data put over those somebody has worked in since', async () => {
    const { dataDir, file, layKept } = await endedAndKept()
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back'])
    await book.call('people', 'addUnit', { name: 'later', kind: 'branch', parentId: null })
    await book.service.close()
    layKept()
    const last = await next(dataDir)
    expect(await noticesOf(last)).toEqual([])
    expect(unitsIn(file)).toContain('later')
    await last.service.close()
  })

  it('does not have its data put over those that went on from them, where the mark lags behind a power cut', async () => {
    const { dataDir, file, layKept } = await endedAndKept()
    const mark = readFileSync(markPath(file))
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back'])
    for (const name of ['one', 'two', 'three'])
      await book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
    const cut = [file, `${file}-wal`].map(path => [path, readFileSync(path)] as const)
    await book.service.close()
    for (const [path, bytes] of [...cut, [markPath(file), mark] as const]) writeFileSync(path, bytes)
    layKept()
    const last = await next(dataDir)
    expect(await noticesOf(last)).toEqual([])
    expect(secondNames(dataDir)).toEqual([])
    expect(strangers(dataDir)).toHaveLength(1)
    await last.service.close()
    expect(unitsIn(file)).toEqual(expect.arrayContaining(['since', 'one', 'two', 'three']))
  })

  it('has its data put back without hiding that this machine knows of later steps', async () => {
    const place = temporaryFolder('exchanged-machine')
    // A folder of temporary files is nobody's: the system's is elsewhere for this test.
    vi.stubEnv('TMPDIR', join(place, 'tmp'))
    vi.stubEnv('XDG_CONFIG_HOME', join(place, 'config'))
    mkdirSync(join(place, 'tmp'))
    const { dataDir, file, lay } = await ended(join(place, 'data'))
    const carriedAway = join(place, 'carried-away')
    cpSync(dataDir, carriedAway, { recursive: true })
    const book = await next(dataDir)
    await book.call('people', 'addUnit', { name: 'later', kind: 'branch', parentId: null })
    await book.service.close()
    rmSync(dataDir, { recursive: true })
    cpSync(carriedAway, dataDir, { recursive: true })
    lay()
    const last = await next(dataDir)
    expect(await noticesOf(last)).toEqual(['put_back', 'put_back', 'commands_lost'])
    expect(unitsIn(file)).toContain('since')
    await last.service.close()
  })

  it('does not have its data put over those that were closed as they lie there', async () => {
    const { dataDir, file, layKept } = await endedAndKept()
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back'])
    await book.service.close()
    expect(readMark(file)?.closed).not.toBeNull()
    layKept()
    const last = await next(dataDir)
    expect(await noticesOf(last)).toEqual([])
    expect(secondNames(dataDir)).toEqual([])
    expect(strangers(dataDir)).toHaveLength(1)
    await last.service.close()
    expect(verdictOn(file)).toBe('ok')
  })

  it('puts nothing back that is not, byte for byte, what the mark calls closed', async () => {
    const { dataDir, file, lay, layKept } = await endedAndKept()
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back'])
    await book.service.close()
    lay()
    layKept()
    const last = await next(dataDir)
    expect(await noticesOf(last)).toEqual(['commands_lost'])
    expect(secondNames(dataDir)).toHaveLength(1)
    await last.service.close()
    expect(unitsIn(file)).not.toContain('since')
  })

  it.each([
    ['a newer program went on from', 'newer', (file: string) => changeIn(file, 'PRAGMA user_version = 9999')],
    ['hold them and are damaged', 'broken', damagePeople],
  ])('neither replaces nor vouches for those that %s', async (_which, state, change) => {
    const { dataDir, file, layKept } = await endedAndKept()
    const mark = readFileSync(markPath(file))
    const book = await next(dataDir)
    expect(await noticesOf(book)).toEqual(['put_back'])
    await book.call('people', 'addUnit', { name: 'later', kind: 'branch', parentId: null })
    await book.service.close()
    change(file)
    writeFileSync(markPath(file), mark)
    layKept()
    const last = await next(dataDir)
    expect(await noticesOf(last)).toBe(state)
    expect(secondNames(dataDir)).toHaveLength(1)
    await last.service.close()
  })
})

/** The first page of the table of people says nothing any more. */
function damagePeople(file: string): void {
  const [page, bytes] = [
    "SELECT rootpage FROM sqlite_schema WHERE name = 'person'",
    'SELECT page_size FROM pragma_page_size',
  ].map(sql => Number(valuesIn(file, sql)[0]))
  overwrite(file, ((page ?? 0) - 1) * (bytes ?? 0), Buffer.alloc(64, 0xff))
}
