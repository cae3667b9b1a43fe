import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { unpackArchive } from '../../../electron/service/book/archive/unpack-archive'
import { isExtracted, verifyArchive } from '../../../electron/service/book/archive/verify-archive'
import { ZipDamage } from '../../../electron/service/zip/format'
import { openZip } from '../../../electron/service/zip/read-file'
import { createZip } from '../../../electron/service/zip/write-file'
import { changeIn } from '../support/book-file'
import { withAlteredBook } from '../support/hostile-archive'
import { outside, outsideFolder } from '../support/outside'
import { openTestService } from '../support/service'
import { sessionIn } from '../support/session'

function zipOf(entries: readonly (readonly [name: string, content: Buffer])[]): string {
  const path = outside('made.zhixing')
  const zip = createZip(path, new Date('2026-12-09T09:00:00'))
  for (const [name, content] of entries) zip.addBytes(name, content)
  zip.finish()
  zip.close()
  return path
}

const facts = {
  format: 'zhixing-archive',
  formatVersion: 1,
  at: '2026-12-09T01:00:00.000Z',
  bytes: 1,
  sha256: '0'.repeat(64),
  schemaVersion: 1,
  auditSeq: 0,
  auditHash: '0'.repeat(64),
}
const listing = (attachments: readonly string[]) =>
  zipOf([
    ['manifest.json', Buffer.from(JSON.stringify({ ...facts, attachments }))],
    ['book.db', Buffer.from('x')],
  ])
const hash = (index: number) => index.toString(16).padStart(64, '0')
const hashes = (count: number) => Array.from({ length: count }, (_, index) => hash(index))

/** Lets the first entry reach over the second: the same bytes would come out twice. */
function overlapping(): string {
  const path = zipOf([
    ['a', Buffer.alloc(1000, 'a')],
    ['b', Buffer.alloc(1000, 'b')],
  ])
  const bytes = readFileSync(path)
  const start = Number(bytes.readBigUInt64LE(bytes.length - 98 + 48))
  const sizes = start + 46 + 1 + 4
  for (const at of [sizes, sizes + 8]) bytes.writeBigUInt64LE(1500n, at)
  writeFileSync(path, bytes)
  return path
}

describe('an archive made to harm', () => {
  it('in which entries share bytes is refused before any of them is read', async () => {
    expect(() => openZip(overlapping())).toThrow(ZipDamage)
    const book = await openTestService()
    for (const name of ['verifyArchive', 'restoreArchive'] as const)
      await expect(book.call('book', name, { file: book.ticket(overlapping()) })).rejects.toMatchObject({
        code: 'archive_unreadable',
      })
  })

  it.each([
    ['at', '<img src=x>'],
    ['at', '+275760-09-13T00:00:00.001Z'],
    ['at', '2026-13-45T99:00:00Z'],
    ['auditSeq', -1],
    ['auditSeq', 9e17],
    ['auditSeq', 1.5],
    ['bytes', -1],
  ])('whose manifest says %s: %s is refused', async (name, value) => {
    const archive = zipOf([
      ['manifest.json', Buffer.from(JSON.stringify({ ...facts, attachments: [], [name]: value }))],
      ['book.db', Buffer.from('x')],
    ])
    expect(verifyArchive({ archive, temporary: outside('copy.db') })).toMatchObject({
      problems: ['manifest_damaged'],
      at: null,
    })
    const book = await openTestService()
    for (const call of ['weighArchive', 'restoreArchive'] as const)
      await expect(book.call('book', call, { file: book.ticket(archive) })).rejects.toMatchObject({
        code: 'archive_unreadable',
      })
  })

  it('that lists nine hundred thousand scans, or one of them often, is refused at once', () => {
    const temporary = outside('copy.db')
    const archives = [hashes(900_000), [hash(1), hash(1)]].map(listing)
    const started = performance.now()
    for (const archive of archives)
      expect(verifyArchive({ archive, temporary }).problems).toEqual(['manifest_damaged'])
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('that lists as many as may be takes a moment, and a hundred messages', () => {
    const archive = listing(hashes(250_000))
    const said: number[] = []
    const started = performance.now()
    const found = verifyArchive({ archive, temporary: outside('copy.db') }, done => said.push(done))
    expect(found).toMatchObject({ attachments: 250_000, lost: { count: 250_000 } })
    expect(said.length).toBeLessThanOrEqual(101)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it.each(['attachment', 'person', 'audit', 'change'])(
    'whose %s is a view without an end is not read when it is looked at',
    async table => {
      const book = await openTestService()
      await book.call('settings', 'addOperator', { name: '周敏' })
      const archive = outside('whole.zhixing')
      await book.call('book', 'backupTo', { file: book.ticket(archive) })
      const endless = withAlteredBook(archive, database =>
        changeIn(
          database,
          `PRAGMA foreign_keys = OFF; DROP TABLE ${table};
           CREATE VIEW ${table} AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
             SELECT i AS id, i AS sha256, i AS seq, i AS hash, i AS at FROM n`,
        ),
      )
      expect(await book.call('book', 'weighArchive', { file: book.ticket(endless) })).toMatchObject({
        source: { facts: null, lost: { count: 0 } },
      })
    },
  )

  it.each([
    ['a pipe', 'not_a_file', () => pipe()],
    ['a device without an end', 'not_a_file', () => '/dev/zero'],
    ['a folder', 'not_a_file', () => outsideFolder()],
    ['nothing', 'file_missing', () => outside('gone.zhixing')],
  ])('that is %s is refused as %s', async (_what, code, path) => {
    const book = await openTestService()
    for (const name of ['verifyArchive', 'restoreArchive'] as const)
      await expect(book.call('book', name, { file: book.ticket(path()) })).rejects.toMatchObject({ code })
  })
})

function pipe(): string {
  const path = outside('book.zhixing')
  execFileSync('mkfifo', [path])
  return path
}

describe('an archive that cannot be unpacked to its end', () => {
  const archiveWithScan = async () => {
    const book = await openTestService()
    const scan = outside('scan.pdf')
    writeFileSync(scan, '%PDF-1.7 signed %%EOF')
    const { id: sessionId } = await sessionIn(book)
    await book.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file: book.ticket(scan) })
    const archive = outside('whole.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(archive) })
    const [sha256 = ''] = listAttachmentFiles(book.dataDir)
    return { archive, sha256, stored: attachmentPath(book.dataDir, sha256) }
  }
  /** When the scan has come out of it, the place of the database goes away. */
  const unpackToHalf = (archive: string, meanwhile: (dataDir: string) => void) => {
    const dataDir = outsideFolder()
    const place = join(dataDir, 'place')
    mkdirSync(place)
    let said = 0
    const halfway = () => {
      said++
      rmSync(place, { recursive: true })
      meanwhile(dataDir)
    }
    expect(() => unpackArchive({ archive, dataDir, temporary: join(place, 'book.db') }, halfway)).toThrow()
    expect(said).toBe(1)
    return {
      dataDir,
      left: readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter(one => one.isFile()),
    }
  }

  it('leaves nothing in the folder', async () => {
    const { archive } = await archiveWithScan()
    expect(unpackToHalf(archive, () => undefined).left).toEqual([])
  })

  it('takes no scan along that a person stored meanwhile', async () => {
    const { archive, sha256, stored } = await archiveWithScan()
    const { dataDir, left } = unpackToHalf(archive, dataDir => {
      mkdirSync(dirname(attachmentPath(dataDir, sha256)), { recursive: true })
      copyFileSync(stored, attachmentPath(dataDir, sha256))
    })
    expect(left.map(one => one.name)).toEqual([sha256])
    expect(existsSync(attachmentPath(dataDir, sha256))).toBe(true)
  })
})

describe('an archive whose database is larger than its manifest says', () => {
  it('is damaged without being read, and nothing of it is written', async () => {
    const path = zipOf([
      ['manifest.json', Buffer.from(JSON.stringify({ ...facts, bytes: 11_000_000, attachments: [] }))],
      ['book.db', Buffer.alloc(30 << 20)],
    ])
    const target = join(outsideFolder(), 'book.db')
    writeFileSync(target, 'untouched')
    const zip = openZip(path)
    const book = zip.entries.get('book.db')
    if (!book) throw new Error('no database in it')
    expect(isExtracted(zip, book, { bytes: 11_000_000, sha256: facts.sha256 }, target)).toBe(false)
    expect(readFileSync(target, 'utf8')).toBe('untouched')
    zip.close()
    const service = await openTestService()
    expect(await service.call('book', 'verifyArchive', { file: service.ticket(path) })).toMatchObject({
      problems: ['book_damaged'],
    })
    await expect(
      service.call('book', 'restoreArchive', { file: service.ticket(path) }),
    ).rejects.toMatchObject({ code: 'backup_damaged' })
  })

  it('is refused before it is unpacked where there is no room for what both say', async () => {
    const bytes = 2 ** 50
    const zip = { entries: new Map(), read: () => expect.unreachable(), close: () => undefined }
    const entry = { name: 'book.db', method: 0, encrypted: false, crc32: 0, packed: bytes, bytes, offset: 0 }
    expect(() =>
      isExtracted(zip, entry, { bytes, sha256: facts.sha256 }, join(outsideFolder(), 'book.db')),
    ).toThrow(expect.objectContaining({ code: 'disk_full' }))
  })
})
