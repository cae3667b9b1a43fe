import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storedBackups } from '../../../electron/service/book/backup-files/backup-list'
import { createMove } from '../../../electron/service/book/life/move'
import { bookFile, sha256Of, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { turn } from '../support/turn'

const operators = 'SELECT name FROM operator ORDER BY name'
const addOperator = (book: TestService, name: string) => book.call('settings', 'addOperator', { name })

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-move-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const target = () => join(place, 'new')
const oldBook = (book: TestService) =>
  join(book.dataDir, readdirSync(book.dataDir).find(name => /^book-moved-.*\.db$/.test(name)) ?? '')

/** What the application finds when it starts again in the new folder. */
async function foundIn(folder: string): Promise<string[]> {
  const there = await openTestService({ dataDir: folder, create: false })
  expect(await there.service.state()).toMatchObject({ state: 'open', notices: [], readOnly: false })
  const names = (await there.call('settings', 'operators', {})).map(one => one.name)
  expect(await there.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null })
  await there.service.close()
  return names
}

/** Somebody else, who reads and so keeps the log from being emptied. */
function readerOf(file: string) {
  const other = new Database(file, { readonly: true })
  other.exec('BEGIN')
  other.prepare('SELECT count(*) FROM audit').get()
  return other
}

describe('a folder whose path is too long', () => {
  it.each([
    ['for SQLite', () => join(place, ...Array.from({ length: 6 }, () => 'n'.repeat(100)))],
    ['in one of its names', () => join(place, 'made', 'n'.repeat(300))],
  ])('%s is called that, and nothing is left of it', async (_, to) => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    expect(await book.service.move(to())).toBe('path_too_long')
    expect(readdirSync(place)).toEqual([])
    await addOperator(book, '李想')
  })

  it('and folders made for a move that came to nothing are taken away again', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    expect(await book.service.move(join(book.dataDir, 'made', 'deep'))).toBe('inside')
    expect(readdirSync(book.dataDir)).not.toContain('made')
  })
})

describe('moving the book', () => {
  it('takes data, backups, attachments and mark along, and leaves no second book behind', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    const backup = await book.call('book', 'backupNow', {})
    const scan = join('attachments', 'ab', `ab${'0'.repeat(62)}`)
    mkdirSync(join(book.dataDir, 'attachments', 'ab'), { recursive: true })
    writeFileSync(join(book.dataDir, scan), 'a scan')
    mkdirSync(join(book.dataDir, 'electron'))
    await addOperator(book, '李想')

    expect(await book.service.move(target())).toBe('moved')
    expect(existsSync(bookFile(book.dataDir))).toBe(false)
    expect(readdirSync(target()).sort()).toEqual([
      'attachments',
      'backups',
      'book.db',
      'book.line',
      'book.lock',
      'book.mark',
    ])
    expect(sha256Of(join(target(), scan))).toBe(sha256Of(join(book.dataDir, scan)))
    // Their times come along by the millisecond: nobody wrote to them for that.
    expect(storedBackups(target()).map(({ changed }) => changed)).toEqual([undefined])
    expect(sha256Of(join(target(), 'backups', backup.name))).toBe(
      sha256Of(join(book.dataDir, 'backups', backup.name)),
    )
    expect(sha256Of(oldBook(book))).toBe(sha256Of(bookFile(target())))
    expect(await foundIn(target())).toEqual(['周敏', '李想'].sort())
  })

  it('takes the log along when somebody else has the file open', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    const other = readerOf(bookFile(book.dataDir))
    const late = ['甲', '乙', '丙', '丁', '戊']
    for (const name of late) await addOperator(book, name)

    expect(await book.service.move(target())).toBe('moved')
    // What the other one holds is the log: without it the file alone lacks the five.
    other.close()
    expect(await foundIn(target())).toEqual(['周敏', ...late].sort())
    expect(verdictOn(bookFile(target()))).toBe('ok')
    // The old one is whole under its other name, log and all.
    expect(valuesIn(oldBook(book), operators)).toEqual(['周敏', ...late].sort())
    expect(readdirSync(book.dataDir).filter(name => name.startsWith('book.db'))).toEqual([])
  })

  it('finishes what was acknowledged before it closes the book', async () => {
    const book = await openTestService()
    const acknowledged: string[] = []
    let going = true
    const write = async (who: string) => {
      for (let number = 1; going; number++) {
        const name = `${who}-${number}`
        await addOperator(book, name).then(
          () => acknowledged.push(name),
          () => {
            going = false
          },
        )
        await turn()
      }
    }
    const writing = [write('甲'), write('乙')]
    await addOperator(book, '周敏')
    expect(await book.service.move(target())).toBe('moved')
    await Promise.all(writing)
    expect(await foundIn(target())).toEqual([...acknowledged, '周敏'].sort())
  })

  it('lets nothing be begun in the old folder afterwards', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    expect(await book.service.move(target())).toBe('moved')
    await expect(addOperator(book, '李想')).rejects.toMatchObject({ code: 'book_busy' })
    await expect(book.call('book', 'create', { kind: 'empty' })).rejects.toMatchObject({ code: 'busy' })
    expect(await book.service.move(join(place, 'third'))).toBe('busy')
    expect(existsSync(bookFile(book.dataDir))).toBe(false)
  })

  it('leaves a book that is there already alone, and opens it only when that was asked for', async () => {
    const book = await openTestService()
    mkdirSync(target())
    writeFileSync(bookFile(target()), 'another book')
    expect(await book.service.move(target())).toBe('taken')
    expect(await book.service.move(target(), 'open')).toBe('opened')
    expect(readFileSync(bookFile(target()), 'utf8')).toBe('another book')
    await addOperator(book, '周敏')
  })

  it('stays where it is, whole, for whoever begins anew elsewhere', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    expect(await book.service.move(target(), 'begin')).toBe('opened')
    expect(readdirSync(target())).toEqual([])
    expect(existsSync(bookFile(book.dataDir))).toBe(true)
    await addOperator(book, '程浩')

    writeFileSync(bookFile(target()), 'another book')
    expect(await book.service.move(target(), 'begin')).toBe('taken')
  })

  it.each([
    ['itself', ''],
    ['a folder inside it', 'backups/deep'],
  ])('refuses %s', async (_what, inside) => {
    const book = await openTestService()
    expect(await book.service.move(join(book.dataDir, inside))).toBe('inside')
    symlinkSync(book.dataDir, join(place, 'link'), 'dir')
    expect(await book.service.move(join(place, 'link', inside))).toBe('inside')
    await addOperator(book, '周敏')
  })

  it('refuses a folder another one has open, and a place that is no folder', async () => {
    const book = await openTestService()
    await openTestService({ dataDir: target(), create: false })
    expect(await book.service.move(target())).toBe('in_use')
    writeFileSync(join(place, 'file'), '')
    expect(await book.service.move(join(place, 'file'))).toBe('not_writable')
    await addOperator(book, '周敏')
  })

  it('puts a stray log and mark aside that lie in the new folder', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    mkdirSync(target())
    writeFileSync(`${bookFile(target())}-wal`, 'of another book')
    writeFileSync(join(target(), 'book.mark'), '{"seq":99,"hash":"x","closed":null}')
    expect(await book.service.move(target())).toBe('moved')
    expect(await foundIn(target())).toEqual(['周敏'])
    const [kept = ''] = readdirSync(join(target(), 'quarantine'))
    expect(readdirSync(join(target(), 'quarantine', kept)).sort()).toEqual(['book.db-wal', 'book.mark'])
  })

  it('takes along what is the book’s, and replaces nobody’s file in the new folder', async () => {
    const book = await openTestService()
    const backup = await book.call('book', 'backupNow', {})
    writeFileSync(join(book.dataDir, 'letter.docx'), 'a letter')
    mkdirSync(join(target(), 'backups'), { recursive: true })
    writeFileSync(join(target(), 'letter.docx'), 'another letter')
    writeFileSync(join(target(), 'backups', backup.name), 'somebody’s file')
    expect(await book.service.move(target())).toBe('moved')
    expect(readFileSync(join(target(), 'letter.docx'), 'utf8')).toBe('another letter')
    const kept = readdirSync(join(target(), 'backups')).find(name => name.includes('-aside-')) ?? ''
    expect(readFileSync(join(target(), 'backups', kept), 'utf8')).toBe('somebody’s file')
    expect(sha256Of(join(target(), 'backups', backup.name))).toBe(
      sha256Of(join(book.dataDir, 'backups', backup.name)),
    )
  })

  it('is asked to wait while the book is checked before it opens', async () => {
    const book = await openTestService()
    const move = createMove({
      dataDir: book.dataDir,
      file: bookFile(book.dataDir),
      now: () => new Date(),
      gate: { through: (_what: string, work: () => Promise<unknown>) => work() } as never,
      door: { state: async () => ({ state: 'checking' }) } as never,
      runTask: () => Promise.reject(new Error('nothing is done')),
      log: error => console.error(error),
    })
    expect(await move(target())).toBe('busy')
  })

  it('leaves a book that somebody else has open where it is', async () => {
    const book = await openTestService()
    const second = await openTestService({ dataDir: book.dataDir })
    expect(await second.service.move(target())).toBe('opened')
    expect(existsSync(bookFile(target()))).toBe(false)
    await addOperator(book, '周敏')
  })

  it('is said in the old folder, with where to; only a path is believed', async () => {
    const book = await openTestService()
    await addOperator(book, '周敏')
    await book.call('book', 'backupNow', {})
    expect(await book.service.move(target())).toBe('moved')
    await book.service.close()
    const old = async () => {
      const again = await openTestService({ dataDir: book.dataDir, create: false })
      const state = await again.call('book', 'state', {})
      await again.service.close()
      return state
    }
    const moved = {
      state: 'moved',
      at: expect.stringMatching(/^2026-12-09T01:00/),
      to: realpathSync(target()),
    }
    expect(await old()).toMatchObject({ ...moved, backups: [{ reason: 'manual' }] })
    for (const nonsense of ['{', '{"to":"relative/path"}', '{"to":"/a\\u0000b"}', '{"to":7}']) {
      writeFileSync(join(book.dataDir, 'book.moved'), nonsense)
      expect(await old()).toMatchObject({ ...moved, to: null })
    }
    // What is begun there all the same is a book of this folder again.
    const anew = await openTestService({ dataDir: book.dataDir, create: false })
    await anew.call('book', 'create', { kind: 'empty' })
    expect((await anew.call('book', 'state', {})).state).toBe('open')
    await anew.service.close()
    rmSync(bookFile(book.dataDir))
    expect(await old()).toMatchObject({ state: 'broken', reason: 'missing' })
  })
})
