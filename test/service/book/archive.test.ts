import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipDamage } from '../../../electron/service/zip/format'
import { openZip } from '../../../electron/service/zip/read-file'
import { createZip } from '../../../electron/service/zip/write-file'
import { changeIn, overwrite } from '../support/book-file'
import { withAlteredBook } from '../support/hostile-archive'
import { openTestService, type TestService } from '../support/service'

const outside = () => mkdtempSync(join(tmpdir(), 'zhixing-outside-'))
const names = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(operator => operator.name)

async function archiveOf(book: TestService): Promise<string> {
  const path = join(outside(), '知行 2026.zhixing')
  await book.call('book', 'backupTo', { file: book.ticket(path) })
  return path
}

describe('an archive', () => {
  it('carries the book to another folder, where it replaces what was there', async () => {
    const book = await openTestService()
    await book.call('settings', 'addOperator', { name: '周敏' })
    const path = await archiveOf(book)
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(path) })).toEqual({
      ok: true,
      problems: [],
      at: '2026-12-09T01:00:00.000Z',
      attachments: 0,
      lost: { count: 0, named: [] },
      record: {
        state: 'whole',
        entries: 1,
        brokenAt: null,
        bare: [],
        tables: [],
        alteredAt: null,
        salvagedAt: null,
      },
    })
    expect(readdirSync(join(path, '..'))).toEqual(['知行 2026.zhixing'])

    const other = await openTestService()
    await other.call('settings', 'addOperator', { name: '李想' })
    await other.call('book', 'restoreArchive', { file: other.ticket(path) })
    expect(await names(other)).toEqual(['周敏'])
    const [kept] = await other.call('book', 'backups', {})
    expect(kept?.reason).toBe('before_restore')
  })

  it('is restored into a folder that has no book yet', async () => {
    const book = await openTestService()
    await book.call('settings', 'addOperator', { name: '周敏' })
    const empty = await openTestService({ create: false })
    await empty.call('book', 'restoreArchive', { file: empty.ticket(await archiveOf(book)) })
    expect(await names(empty)).toEqual(['周敏'])
    expect(readdirSync(empty.dataDir).filter(name => name.startsWith('.'))).toEqual([])
  })

  it('is an ordinary ZIP that any program opens', async context => {
    const book = await openTestService()
    const path = await archiveOf(book)
    const listed = spawnSync('python3', ['-m', 'zipfile', '-l', path], { encoding: 'utf8' })
    if (listed.error) return context.skip('there is no other program to open it with')
    expect(listed.stdout).toContain('manifest.json')
    expect(listed.stdout).toContain('book.db')
    expect(spawnSync('python3', ['-m', 'zipfile', '-t', path], { encoding: 'utf8' }).stdout).toContain('Done')
  })

  it('refuses what is no archive, with the book untouched', async () => {
    const book = await openTestService()
    await book.call('settings', 'addOperator', { name: '周敏' })
    const path = join(outside(), 'holiday.zhixing')
    for (const content of ['', 'PK', 'a picture of the sea'.repeat(100)]) {
      writeFileSync(path, content)
      for (const name of ['verifyArchive', 'restoreArchive'] as const) {
        await expect(book.call('book', name, { file: book.ticket(path) })).rejects.toMatchObject({
          code: 'archive_unreadable',
        })
      }
    }
    expect(await names(book)).toEqual(['周敏'])
  })

  it('finds every altered byte and every cut', async () => {
    const book = await openTestService()
    await book.call('settings', 'addOperator', { name: '周敏' })
    const whole = readFileSync(await archiveOf(book))
    const path = join(outside(), 'harmed.zhixing')
    const harmed = async (bytes: Buffer) => {
      writeFileSync(path, bytes)
      try {
        const { ok } = await book.call('book', 'verifyArchive', { file: book.ticket(path) })
        return !ok
      } catch (error) {
        return (error as { code?: string }).code === 'archive_unreadable'
      }
    }
    for (const length of [1, 21, 97, 5000, whole.length - 1])
      expect(await harmed(whole.subarray(0, length)), `cut to ${length}`).toBe(true)
    // Not in the fields a reader has no use for: versions and times.
    const inManifest = whole.indexOf('"auditHash"') + 14
    const inBook = whole.indexOf('周敏')
    for (const offset of [inManifest, inBook, whole.length - 30, whole.length - 90]) {
      const altered = Buffer.from(whole)
      altered[offset] = (altered[offset] ?? 0) ^ 0x01
      expect(await harmed(altered), `byte ${offset}`).toBe(true)
    }
  })

  it('refuses the book of a newer version', async () => {
    const book = await openTestService()
    const path = await archiveOf(book)
    const pathOfNewer = withAlteredBook(path, database => changeIn(database, 'PRAGMA user_version = 999'))
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(pathOfNewer) })).toMatchObject({
      ok: false,
      problems: ['book_newer'],
    })
    await expect(
      book.call('book', 'restoreArchive', { file: book.ticket(pathOfNewer) }),
    ).rejects.toMatchObject({ code: 'backup_newer' })
  })

  it('refuses a place that is not there', async () => {
    const book = await openTestService()
    const path = join(outside(), 'no', 'such', 'folder.zhixing')
    await expect(book.call('book', 'backupTo', { file: book.ticket(path) })).rejects.toMatchObject({
      code: 'not_writable',
    })
    expect(existsSync(path)).toBe(false)
    expect(readdirSync(book.dataDir).filter(name => name.startsWith('.'))).toEqual([])
  })
})

describe('the ZIP reader', () => {
  it('never does anything but give the bytes or say damage, whatever it is fed', () => {
    const path = join(outside(), 'fuzzed.zip')
    const made = createZip(path, new Date('2026-12-09T09:00:00'))
    made.addBytes('one.txt', Buffer.from('one'))
    made.addBytes('名单.txt', Buffer.from('二'))
    made.finish()
    made.close()
    const whole = readFileSync(path)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (offset, flip) => {
        writeFileSync(path, whole)
        overwrite(path, offset, Buffer.from([(whole[offset] ?? 0) ^ flip]))
        try {
          const zip = openZip(path)
          try {
            for (const entry of zip.entries.values()) zip.read(entry, () => undefined)
          } finally {
            zip.close()
          }
        } catch (error) {
          expect(error).toBeInstanceOf(ZipDamage)
        }
      }),
      { numRuns: 400 },
    )
  })
})
