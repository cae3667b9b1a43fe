import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TargetRefused, targetAt, targetFolderAt, targetRefusal } from '../../../electron/files/target'
import { writeTarget, writeTargetBy } from '../../../electron/files/write-target'

let place: string
let book: string
let outside: string
let remembered: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-target-'))
  book = bookIn('book')
  outside = join(place, 'outside')
  mkdirSync(outside)
  remembered = join(place, 'config', 'Zhixing')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true, force: true })
})

function bookIn(name: string): string {
  const folder = join(place, name)
  mkdirSync(join(folder, 'backups'), { recursive: true })
  mkdirSync(join(folder, 'attachments', 'ab'), { recursive: true })
  for (const file of ['book.db', 'book.lock', 'backups/one.db', 'attachments/ab/abcd'])
    writeFileSync(join(folder, file), `precious ${file}`)
  return folder
}

const everything = () =>
  ['book.db', 'book.lock', 'backups/one.db', 'attachments/ab/abcd'].map(name =>
    readFileSync(join(book, name), 'utf8'),
  )
const linked = (name: string, to: string) => {
  symlinkSync(to, join(outside, name))
  return join(outside, name)
}

describe('a place for a file', () => {
  it.each([
    ['the book', () => join(book, 'book.db')],
    ['its lock', () => join(book, 'book.lock')],
    ['a backup', () => join(book, 'backups', 'one.db')],
    ['an attachment', () => join(book, 'attachments', 'ab', 'abcd')],
    ['a new name beside the book', () => join(book, 'people.xlsx')],
    ['a folder that is not there yet', () => join(book, 'new', 'deep', 'people.xlsx')],
    ['a way round', () => join(outside, '..', 'book', 'x.xlsx')],
    ['a relative path', () => relative(process.cwd(), join(book, 'x.xlsx'))],
    ['a link to the book', () => linked('people.xlsx', join(book, 'book.db'))],
    ['a link to a link to the book', () => linked('two.xlsx', linked('one.xlsx', join(book, 'book.db')))],
    ['a relative link', () => linked('people.xlsx', '../book/book.lock')],
    ['a link to a name that is not there yet', () => linked('people.xlsx', join(book, 'new.xlsx'))],
    ['a link to the data folder', () => join(linked('data', book), 'people.xlsx')],
    ['a link to the backups', () => join(linked('data', join(book, 'backups')), 'people.xlsx')],
    [
      'a second name of the book',
      () => {
        linkSync(join(book, 'book.db'), join(outside, 'people.xlsx'))
        return join(outside, 'people.xlsx')
      },
    ],
    [
      'a second name of a backup',
      () => {
        linkSync(join(book, 'backups', 'one.db'), join(outside, 'people.xlsx'))
        return join(outside, 'people.xlsx')
      },
    ],
    ['the data folder of another book', () => join(bookIn('other'), 'backups', 'people.xlsx')],
    ['the data folder itself', () => book],
  ])('is not %s', async (_what, path) => {
    const before = everything()
    expect(targetRefusal(book, path(), 'file')).toBe('target_in_book')
    rmSync(outside, { recursive: true })
    mkdirSync(outside)
    rmSync(join(place, 'other'), { recursive: true, force: true })
    await expect(writeTarget(book, path(), Buffer.from('people'))).rejects.toMatchObject({
      code: 'target_in_book',
    })
    expect(everything()).toEqual(before)
    expect(readdirSync(book).sort()).toEqual(['attachments', 'backups', 'book.db', 'book.lock'])
  })

  it.each([
    ['the mark of a book', () => join(remembered, 'marks', 'ab.mark')],
    ['the folder of the book', () => join(remembered, 'folder.json')],
    ['a new name beside them', () => join(remembered, 'people.xlsx')],
    ['a link to them', () => join(linked('remembered', remembered), 'marks', 'new.xlsx')],
    [
      'a second name of one of them',
      () => {
        linkSync(join(remembered, 'marks', 'ab.mark'), join(outside, 'people.xlsx'))
        return join(outside, 'people.xlsx')
      },
    ],
  ])('is not what this machine remembers of books: %s', (_what, path) => {
    vi.stubEnv('XDG_CONFIG_HOME', join(place, 'config'))
    vi.stubEnv('APPDATA', join(place, 'config'))
    mkdirSync(join(remembered, 'marks'), { recursive: true })
    for (const name of ['marks/ab.mark', 'folder.json']) writeFileSync(join(remembered, name), '{}')
    const chosen = path()
    expect(targetRefusal(book, chosen, 'file')).toBe('target_in_book')
    expect(targetRefusal(book, join(remembered, 'marks'), 'folder')).toBe('target_in_book')
    expect(targetRefusal(book, join(place, 'config', 'people.xlsx'), 'file')).toBeNull()
  })

  it('is not in the book whatever link the book was opened by, and wherever its parts lie', () => {
    const other = join(place, 'elsewhere')
    mkdirSync(join(other, 'on another disk'), { recursive: true })
    symlinkSync(book, join(other, 'link'))
    rmSync(join(book, 'backups'), { recursive: true })
    symlinkSync(join(other, 'on another disk'), join(book, 'backups'))
    const opened = join(other, 'link')
    expect(targetRefusal(opened, join(book, 'x.xlsx'), 'file')).toBe('target_in_book')
    expect(targetRefusal(opened, join(opened, 'x.xlsx'), 'file')).toBe('target_in_book')
    expect(targetRefusal(opened, join(other, 'on another disk', 'x.xlsx'), 'file')).toBe('target_in_book')
    expect(targetRefusal(opened, join(other, 'x.xlsx'), 'file')).toBeNull()
  })

  it.each([
    ['a folder', () => outside],
    [
      'a pipe',
      () => {
        execFileSync('mkfifo', [join(outside, 'pipe')])
        return join(outside, 'pipe')
      },
    ],
    ['a device', () => '/dev/null'],
    ['the root', () => '/'],
  ])('is not %s', (_what, path) => {
    expect(targetRefusal(book, path(), 'file')).toBe('target_not_a_file')
  })

  it.each([
    ['in a folder that is not there', () => join(outside, 'no', 'x.xlsx')],
    [
      'below a file',
      () => {
        writeFileSync(join(outside, 'file'), '')
        return join(outside, 'file', 'x.xlsx')
      },
    ],
    [
      'a file that is protected',
      () => {
        writeFileSync(join(outside, 'kept.xlsx'), 'kept')
        chmodSync(join(outside, 'kept.xlsx'), 0o444)
        return join(outside, 'kept.xlsx')
      },
    ],
    ['at the end of a circle', () => linked('a.xlsx', join(outside, 'a.xlsx'))],
    ['one no system takes', () => join(outside, 'x\0.xlsx')],
  ])('is not %s', async (_what, path) => {
    const chosen = path()
    expect(targetRefusal(book, chosen, 'file')).toBe('not_writable')
    await expect(writeTarget(book, chosen, Buffer.from('x'))).rejects.toBeInstanceOf(TargetRefused)
  })

  it('is where a link leads, so that the link stays one', async () => {
    const there = join(place, 'shared')
    mkdirSync(there)
    writeFileSync(join(there, 'people.xlsx'), 'old')
    const path = linked('people.xlsx', join(there, 'people.xlsx'))
    expect(targetAt(book, path).path).toBe(join(there, 'people.xlsx'))
    await writeTarget(book, path, Buffer.from('new'))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readdirSync(there)).toEqual(['people.xlsx'])
  })

  it('is not a folder in the book, which is not made either', () => {
    expect(() => targetFolderAt(book, join(book, 'certificates', 'third'))).toThrow(TargetRefused)
    expect(targetRefusal(book, join(book, 'backups'), 'folder')).toBe('target_in_book')
    expect(existsSync(join(book, 'certificates'))).toBe(false)
    expect(targetRefusal(book, outside, 'folder')).toBeNull()
    targetFolderAt(book, join(outside, 'certificates', 'third'))
    expect(existsSync(join(outside, 'certificates', 'third'))).toBe(true)
  })
})

describe('writing a file', () => {
  it('leaves the whole new one, with the permissions of the old, and nothing else', async () => {
    const path = join(outside, '名单.xlsx')
    await writeTarget(book, path, Buffer.from('first'))
    chmodSync(path, 0o640)
    await writeTarget(book, path, Buffer.from('second'))
    expect(readFileSync(path, 'utf8')).toBe('second')
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(readdirSync(outside)).toEqual(['名单.xlsx'])
  })

  it('keeps the old one when the writer fails, and takes its part away', async () => {
    const path = join(outside, 'book.zhixing')
    writeFileSync(path, 'old')
    const failing = (error: Error) =>
      writeTargetBy(book, path, async part => {
        writeFileSync(part, 'half')
        throw error
      })
    await expect(failing(new Error('broken'))).rejects.toThrow('broken')
    await expect(failing(Object.assign(new Error(), { code: 'ENOSPC' }))).rejects.toMatchObject({
      code: 'disk_full',
    })
    await expect(failing(Object.assign(new Error(), { code: 'EIO' }))).rejects.toMatchObject({
      code: 'not_writable',
    })
    expect(readdirSync(outside)).toEqual(['book.zhixing'])
    expect(readFileSync(path, 'utf8')).toBe('old')
  })

  it('looks again before it gives the file its name: a link may have come there meanwhile', async () => {
    const path = join(outside, 'late.xlsx')
    const writing = writeTargetBy(book, path, async part => {
      writeFileSync(part, 'people')
      symlinkSync(join(book, 'book.db'), path)
    })
    await expect(writing).rejects.toMatchObject({ code: 'target_in_book' })
    expect(everything()[0]).toBe('precious book.db')
    expect(readdirSync(outside)).toEqual(['late.xlsx'])
  })

  it('takes names as long as the system does', async () => {
    const path = join(outside, `${'证'.repeat(83)}.pdf`)
    await writeTarget(book, path, Buffer.from('long'))
    expect(readFileSync(path, 'utf8')).toBe('long')
    await expect(writeTarget(book, join(outside, 'x'.repeat(300)), Buffer.from('x'))).rejects.toMatchObject({
      code: 'path_too_long',
    })
    expect(readdirSync(outside)).toHaveLength(1)
  })

  it('clears away what a killed writer of the same file left, and nothing of today or of others', async () => {
    const old = new Date('2020-01-01')
    for (const name of ['a.xlsx.0123abcd.part', 'b.xlsx.0123abcd.part', 'a.xlsx.mine.part']) {
      writeFileSync(join(outside, name), '')
      utimesSync(join(outside, name), old, old)
    }
    writeFileSync(join(outside, 'a.xlsx.89abcdef.part'), 'at work')
    await writeTarget(book, join(outside, 'a.xlsx'), Buffer.from('people'))
    expect(readdirSync(outside).sort()).toEqual(
      ['a.xlsx', 'a.xlsx.89abcdef.part', 'a.xlsx.mine.part', 'b.xlsx.0123abcd.part'].sort(),
    )
  })
})
