import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBookDoor } from '../../../electron/service/book/life/book-door'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
import { openBookWriter } from '../../../electron/service/book/opening/book-writer'
import { type RunTask, runTaskInline } from '../../../electron/service/book/tasks/run-task'
import { bookFile, changeIn, overwrite, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const people = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    person: {
      staffNo: `C${String(first + index).padStart(5, '0')}`,
      name: `学员${first + index}`,
      unit: '华南分部',
      post: '客服专员',
    },
    bookNumber: null,
  }))

/** As a killed process leaves it: never closed, with a backup; all but the last command in the file itself. */
async function crashed(): Promise<string> {
  const from = temporaryFolder('before')
  const first = await openTestService({ dataDir: from })
  await first.call('people', 'writeRoster', { fileName: 'c.csv', rows: people(0, 300) })
  await first.call('settings', 'addOperator', { name: '周敏' })
  await first.call('book', 'backupNow', {})
  await first.service.close()
  const book = await openTestService({ dataDir: from })
  await book.call('settings', 'addOperator', { name: '李想' })
  const dataDir = temporaryFolder('crashed')
  for (const name of ['book.db', 'book.db-wal', 'book.mark'])
    copyFileSync(join(from, name), join(dataDir, name))
  mkdirSync(join(dataDir, 'backups'))
  for (const name of readdirSync(join(from, 'backups')))
    copyFileSync(join(from, 'backups', name), join(dataDir, 'backups', name))
  await book.service.close()
  return dataDir
}

/** One bit in the middle of a page of people: the page still reads, its index does not fit it any more. */
function harmPages(file: string): void {
  const leaf =
    "SELECT pageno FROM dbstat WHERE name = 'person_by_name' AND pagetype = 'leaf' LIMIT 1 OFFSET 1"
  const [page] = valuesIn(file, leaf)
  overwrite(file, (Number(page) - 1) * 4096 + 3000, Buffer.alloc(200, 0x41))
}

/** A record that is not what was written; every page, index and link holds. */
const harmRecords = (file: string) =>
  changeIn(file, 'UPDATE change SET key = \'["somebody"]\' WHERE seq = (SELECT max(seq) FROM change)')

const noticesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices : state.state
}

describe('a book that was not closed', () => {
  it('opens when all of it is sound, and is vouched for again when it is closed', async () => {
    const dataDir = await crashed()
    const book = await openTestService({ dataDir })
    expect(await noticesOf(book)).toEqual([])
    expect(await book.call('search', 'find', { text: '学员299' })).toHaveLength(1)
    expect(readMark(bookFile(dataDir))?.closed).toBeNull()
    await book.service.close()
    expect(readMark(bookFile(dataDir))?.closed).not.toBeNull()
  })

  it('is put aside when a page of it is damaged, however small', async () => {
    const dataDir = await crashed()
    harmPages(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    expect(await book.call('book', 'state', {})).toMatchObject({
      state: 'broken',
      reason: 'damaged',
      backups: expect.arrayContaining([
        expect.objectContaining({ reason: 'manual', verified: true }),
        expect.objectContaining({ reason: 'salvaged' }),
      ]),
    })
  })

  it('opens and says so when only its records are not what was written; it is never vouched for', async () => {
    const dataDir = await crashed()
    harmRecords(bookFile(dataDir))
    for (const _start of ['first', 'second']) {
      const book = await openTestService({ dataDir, create: false })
      const damaged = expect.objectContaining({
        code: 'damaged',
        what: 'records',
        backup: { name: expect.stringContaining('manual'), at: expect.any(String) },
      })
      await expect.poll(() => noticesOf(book)).toContainEqual(damaged)
      await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })
      await book.call('settings', 'addOperator', { name: `操作人${_start}` })
      await book.service.close()
      expect(readMark(bookFile(dataDir))?.closed).toBeNull()
      expect(readdirSync(join(dataDir, 'backups')).filter(name => name.endsWith('.db'))).toHaveLength(1)
    }
  })

  it('loses that notice with the backup that was offered', async () => {
    const dataDir = await crashed()
    harmRecords(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    await expect.poll(() => noticesOf(book)).toHaveLength(1)
    const [backup] = await book.call('book', 'backups', {})
    const restored = await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
    expect(await noticesOf(book)).toEqual([])
    // What was there is kept under its name, and is no good backup.
    expect(restored.kept).toMatchObject({ reason: 'before_restore', record: { state: 'altered' } })
    await book.call('book', 'backupNow', {})
  })

  it('gets its search index anew, since no check shows whether a crash harmed it', async () => {
    const dataDir = await crashed()
    const file = bookFile(dataDir)
    const [page] = valuesIn(
      file,
      "SELECT pageno FROM dbstat WHERE name = 'search_doc' AND pagetype = 'leaf' LIMIT 1",
    )
    const bytes = readFileSync(file)
    const at = bytes.indexOf('学员1 ', (Number(page) - 1) * 4096)
    overwrite(file, at >= 0 ? at : bytes.indexOf('学员', (Number(page) - 1) * 4096), Buffer.from('字'))
    const book = await openTestService({ dataDir })
    expect(await noticesOf(book)).toEqual([])
    expect(await book.call('search', 'find', { text: '字员' })).toEqual([])
  })
})

describe('a book whose service alone died', () => {
  it('opens at once and is checked behind; sound, it is vouched for when it is closed', async () => {
    const dataDir = await crashed()
    const book = await openTestService({ dataDir, checkBehind: true })
    await book.call('settings', 'addOperator', { name: '王芳' })
    // A backup waits for the check, and is one.
    expect(await book.call('book', 'backupNow', {})).toMatchObject({ verified: true })
    expect(await noticesOf(book)).toEqual([])
    await book.service.close()
    expect(readMark(bookFile(dataDir))?.closed).not.toBeNull()
    expect(verdictOn(bookFile(dataDir))).toBe('ok')
  })

  it('says what the check found, tells the page, and neither backs up nor vouches for it', async () => {
    const dataDir = await crashed()
    harmPages(bookFile(dataDir))
    const book = await openTestService({ dataDir, checkBehind: true, create: false })
    const posted: unknown[] = []
    book.service.attach({
      post: message => posted.push(message),
      onMessage: () => undefined,
      onClose: () => undefined,
    })
    // It is open all the while.
    expect(await book.call('settings', 'operators', {})).toHaveLength(2)
    await expect.poll(() => noticesOf(book)).toMatchObject([{ code: 'damaged', what: 'file' }])
    expect(posted).toContainEqual({ event: 'changed', areas: ['book'], seq: null })
    await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_damaged' })
    await book.service.close()
    expect(readMark(bookFile(dataDir))?.closed).toBeNull()

    const again = await openTestService({ dataDir, create: false })
    expect(await again.call('book', 'state', {})).toMatchObject({ state: 'broken', reason: 'damaged' })
  })
})

describe('a book that is damaged while it is used', () => {
  it('is backed up no more, and says at once what happened, with the newest good one', async () => {
    const dataDir = await crashed()
    const book = await openTestService({ dataDir, quiet: true })
    expect(await noticesOf(book)).toEqual([])
    const file = bookFile(dataDir)
    const leaf = "SELECT pageno FROM dbstat WHERE name = 'person' AND pagetype = 'leaf' LIMIT 1 OFFSET 5"
    const [page] = valuesIn(file, leaf)
    overwrite(file, (Number(page) - 1) * 4096, Buffer.alloc(4096, 0xff))
    await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'book_broken' })
    const state = await book.service.state()
    expect(state).toMatchObject({
      state: 'broken',
      reason: 'damaged',
      writtenOver: '2026-12-09T01:00:00.000Z',
      backups: expect.arrayContaining([
        expect.objectContaining({ name: expect.stringContaining('manual'), verified: true }),
      ]),
    })
  })
})

describe('while a long check goes on before a book opens', () => {
  it('its state says how far that is, and then that it is open', async () => {
    const dataDir = await crashed()
    const file = bookFile(dataDir)
    let finish: () => void = () => undefined
    const read = new Promise<void>(resolve => {
      finish = resolve
    })
    const runTask: RunTask = (name, input, onProgress) => {
      if (name !== 'check') return runTaskInline(name, input, onProgress)
      onProgress?.(1, 2)
      return read.then(() => runTaskInline(name, input))
    }
    let told = 0
    const door = createBookDoor({
      dataDir,
      file,
      now: () => new Date('2026-12-09T01:00:00Z'),
      backups: { idle: async () => undefined } as never,
      health: {
        opened: () => undefined,
        soundUpTo: async () => 0,
        soundByNow: async () => 0,
        damage: async () => null,
        lookAtOthers: async () => false,
        lookAtDerived: async () => undefined,
        soundAgain: async () => true,
        accused: async () => null,
        doubted: async () => false,
        isChecking: () => false,
        watched: runTask,
        watchedWriter: writer => writer,
        notice: () => null,
        isNoted: () => false,
      },
      losses: { opened: () => undefined, hasUnsettled: () => false, notices: () => [] },
      runTask,
      checkBehind: false,
      clock: null,
      checking: () => void told++,
      startWriter: () => openBookWriter(file),
      log: error => {
        throw error
      },
      noteDown: error => {
        throw error
      },
    })
    const opening = door.open('as-is')
    await expect.poll(() => door.state()).toEqual({ state: 'checking', folder: dataDir, done: 1, total: 2 })
    expect(door.opened()).toBeNull()
    finish()
    await opening
    expect(await door.state()).toMatchObject({ state: 'open' })
    expect(told).toBeGreaterThan(0)
    await door.close()
  })
})
