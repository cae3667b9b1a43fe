import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { stampOf } from '../../../electron/service/book/file/file-stamp'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
import { openBookWriter } from '../../../electron/service/book/opening/book-writer'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn, sha256Of, valuesIn, verdictOn } from '../support/book-file'
import { raiseBehind } from '../support/raise-behind'
import { openTestService, type TestService } from '../support/service'
import { type SmallDisk, smallDisk } from '../support/small-disk'
import { temporaryFolder } from '../support/temporary-folder'

/** Somebody gives the name of the open data to another file, or takes it away. */

const failed = { theory: 10, practice: 10 }
const passed = { theory: 90, practice: 90 }

interface Open {
  room: ExamRoom
  book: TestService
  file: string
}

/** Closed once with a copy of it beside, then open again. */
async function marked(dataDir = temporaryFolder('exchanged')): Promise<Open & { copy: string }> {
  const room = await openExamRoom({ dataDir })
  await room.enter({ 王契: failed, 李娜: passed })
  await room.service.close()
  const file = bookFile(dataDir)
  const copy = join(temporaryFolder('exchanged-copy'), 'copy.db')
  copyFileSync(file, copy)
  return { room, book: await again(room), file, copy }
}
const again = ({ dataDir }: TestService) => openTestService({ dataDir, create: false, quiet: true })
const add = (book: TestService, name: string) =>
  book.call('people', 'addUnit', { name, kind: 'branch', parentId: null })
const issue = (book: TestService, { sessionId, roll }: ExamRoom, name: '王契' | '李娜') =>
  book.call('certificates', 'issue', { sessionId, enrolmentIds: [roll[name]] })
const noticesOf = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices : state.state
}
const unitsIn = (file: string) => valuesIn(file, 'SELECT name FROM unit')
/** Where the other file was put, as the notice says. */
async function keptBy(book: TestService): Promise<string> {
  const notices = await noticesOf(book)
  const said = typeof notices === 'string' ? [] : notices.filter(notice => notice.code === 'put_back')
  expect(said).toMatchObject([{ code: 'put_back', because: 'other' }])
  return said[0]?.kept ?? ''
}

describe('another file renamed over the open data', () => {
  it('vouches for nothing when the data is closed, and lies aside at the next start', async () => {
    const { room, book, file, copy } = await marked()
    raiseBehind(copy)
    const other = sha256Of(copy)
    renameSync(copy, file)
    await book.service.close()
    expect(readMark(file)?.closed).toBeNull()
    const next = await again(room)
    expect(sha256Of(join(await keptBy(next), 'book.db'))).toBe(other)
    await expect(issue(next, room, '王契')).rejects.toMatchObject({ code: 'not_passed' })
    await issue(next, room, '李娜')
    await next.service.close()
    // Said once.
    expect(await noticesOf(await again(room))).toEqual([])
  })

  it('takes nothing with it that was acknowledged, before and after', async () => {
    const { room, book, file, copy } = await marked()
    await add(book, 'before')
    changeIn(file, 'PRAGMA wal_checkpoint(TRUNCATE)')
    await add(book, 'in the log')
    renameSync(copy, file)
    await add(book, 'after')
    expect(unitsIn(file)).toEqual(expect.arrayContaining(['before', 'in the log', 'after']))
    expect(unitsIn(join(await keptBy(book), 'book.db'))).not.toContain('before')
    await issue(book, room, '李娜')
    expect(await book.call('book', 'backupNow', {})).toMatchObject({ record: { state: 'whole' } })
    await book.service.close()
    expect(readMark(file)?.closed).not.toBeNull()
    expect(verdictOn(file)).toBe('ok')
    const next = await again(room)
    expect(await noticesOf(next)).toEqual([])
    expect(await next.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
  })

  it('is put aside with a log of its own, and each time it comes', async () => {
    const { book, file, copy } = await marked()
    for (const name of ['one', 'two']) {
      copyFileSync(copy, `${copy}.next`)
      writeFileSync(`${copy}.log`, 'not a log')
      renameSync(`${copy}.next`, file)
      renameSync(`${copy}.log`, `${file}-wal`)
      await add(book, name)
    }
    expect(unitsIn(file)).toEqual(expect.arrayContaining(['one', 'two']))
    const notices = await noticesOf(book)
    expect(notices).toMatchObject([{ code: 'put_back' }, { code: 'put_back' }])
    const folders =
      typeof notices === 'string' ? [] : notices.map(one => ('kept' in one ? String(one.kept) : ''))
    for (const folder of folders)
      expect(readdirSync(folder)).toEqual(['book.db', 'book.db-wal', 'put-back.json'])
  })

  it('is not what is looked at when the record is checked', async () => {
    const { book, file, copy } = await marked()
    raiseBehind(copy)
    renameSync(copy, file)
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole' })
    expect(await noticesOf(book)).toMatchObject([{ code: 'put_back' }])
  })

  it('that is no file is put aside as well', async () => {
    const { book, file } = await marked()
    rmSync(file)
    writeFileSync(file, '')
    await add(book, 'after')
    expect(unitsIn(file)).toContain('after')
    expect(sha256Of(join(await keptBy(book), 'book.db'))).toMatch(/^e3b0c442/)
  })
})

it('is no file for a writer that stands up only then, and none is made', async () => {
  const { book, file, copy } = await marked()
  const stamp = stampOf(file)
  await book.service.close()
  renameSync(copy, file)
  expect(() => openBookWriter(file, stamp)).toThrow('another file')
  rmSync(file)
  expect(() => openBookWriter(file, stamp)).toThrow('another file')
  expect(existsSync(file)).toBe(false)
})

describe('the open data deleted', () => {
  it.each(['book.db', 'book.db-wal'])('goes on without a word lost (%s)', async name => {
    const { room, book, file } = await marked()
    await add(book, 'before')
    rmSync(join(room.dataDir, name))
    await add(book, 'after')
    expect(await noticesOf(book)).toMatchObject([{ code: 'put_back', because: 'gone' }])
    await book.service.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
    expect(unitsIn(file)).toEqual(expect.arrayContaining(['before', 'after']))
    expect(await noticesOf(await again(room))).toEqual([])
  })

  it('is there at the next start, though nobody worked in it any more', async () => {
    const { room, book, file } = await marked()
    await add(book, 'before')
    rmSync(file)
    rmSync(`${file}-wal`)
    await book.service.close()
    const next = await again(room)
    expect(await noticesOf(next)).toMatchObject([{ code: 'put_back', because: 'gone' }])
    expect(unitsIn(file)).toContain('before')
    await next.service.close()
    expect(verdictOn(file)).toBe('ok')
  })

  it('is seen when somebody comes back to the window', async () => {
    const { book, file } = await marked()
    rmSync(file)
    await book.service.recheckFiles()
    expect(existsSync(file)).toBe(true)
    expect(await noticesOf(book)).toMatchObject([{ code: 'put_back', because: 'gone' }])
  })

  it('is put back under what is asked of it at the same time', async () => {
    const { book, file } = await marked()
    rmSync(file)
    await Promise.all(['one', 'two', 'three'].map(name => add(book, name)))
    expect(unitsIn(file)).toEqual(expect.arrayContaining(['one', 'two', 'three']))
    expect(await noticesOf(book)).toMatchObject([{ code: 'put_back', because: 'gone' }])
  })
})

describe('the open data deleted where there is no room to write it back', () => {
  let disk: SmallDisk | null = null
  afterEach(() => disk?.remove())

  it('is only read until there is room, and loses nothing', async context => {
    disk = smallDisk(16)
    if (!disk) return context.skip()
    const { book, file, room } = await marked(disk.folder)
    await add(book, 'before')
    disk.fill()
    rmSync(file)
    await expect(add(book, 'refused')).rejects.toMatchObject({ code: 'not_put_back' })
    expect(await noticesOf(book)).toMatchObject([{ code: 'not_put_back', because: 'no_space' }])
    await expect(issue(book, room, '李娜')).rejects.toMatchObject({ code: 'not_put_back' })
    await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'not_put_back' })
    // Reading and exporting go on, and all of it can be taken elsewhere.
    expect((await book.call('people', 'list', {})).total).toBe(4)
    const list = join(temporaryFolder('exchanged-out'), 'people.xlsx')
    await book.call('people', 'exportList', { file: book.ticket(list), language: 'zh-CN' })
    expect(existsSync(list)).toBe(true)
    const archive = join(temporaryFolder('exchanged-out'), 'all.zhixing')
    const packed = await book.call('book', 'backupTo', { file: book.ticket(archive) })
    expect(packed).toMatchObject({ record: { state: 'whole' } })
    disk.makeRoom()
    await add(book, 'after')
    expect(await noticesOf(book)).toMatchObject([{ code: 'put_back', because: 'gone' }])
    expect(unitsIn(file)).toEqual(expect.arrayContaining(['before', 'after']))
    expect(unitsIn(file)).not.toContain('refused')
    await book.service.close()
    expect(verdictOn(file)).toBe('ok')
  })
})
