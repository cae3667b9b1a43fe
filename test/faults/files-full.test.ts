import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { targetFolderAt } from '../../electron/files/target'
import { writeTarget } from '../../electron/files/write-target'
import { unpackArchive } from '../../electron/service/book/archive/unpack-archive'
import { copyBook } from '../../electron/service/book/file/copy-book'
import { createZip } from '../../electron/service/zip/write-file'
import { sha256Of } from '../service/support/book-file'
import { openTestService } from '../service/support/service'

/** TRUST.md 3 and 20: a disk that is full keeps what it had, and nothing half written. */
const megabyte = 1 << 20
const disks: string[] = []
afterEach(() => {
  for (const disk of disks.splice(0)) spawnSync('umount', [disk])
})

/** A file system of eight megabytes, where one may mount; null elsewhere. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-small-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status !== 0) return null
  disks.push(folder)
  return folder
}

/** An archive with scans of a megabyte each, none of which any row names: what is unpacked is what is listed. */
async function archiveWith(scans: number): Promise<string> {
  const book = await openTestService()
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-large-'))
  const copy = join(folder, 'copy.db')
  const facts = copyBook(join(book.dataDir, 'book.db'), copy)
  const path = join(folder, 'large.zhixing')
  const zip = createZip(path, new Date())
  zip.addFile('book.db', copy)
  const attachments = Array.from({ length: scans }, (_, index) => {
    const scan = join(folder, `${index}`)
    writeFileSync(scan, Buffer.alloc(megabyte, index))
    const sha256 = sha256Of(scan)
    zip.addFile(`attachments/${sha256}`, scan)
    return sha256
  })
  const manifest = {
    format: 'zhixing-archive',
    formatVersion: 1,
    at: '2026-12-09T01:00:00Z',
    ...facts,
    attachments,
  }
  zip.addBytes('manifest.json', Buffer.from(JSON.stringify(manifest)))
  zip.finish()
  zip.close()
  return path
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => one.name)

describe('a full disk', () => {
  it('keeps the old file of a person when the new one does not fit', async context => {
    const disk = smallDisk()
    if (!disk) return context.skip('nobody but root may mount a small disk')
    const path = join(disk, '名单.xlsx')
    writeFileSync(path, 'old')
    const book = mkdtempSync(join(tmpdir(), 'zhixing-book-'))
    await expect(writeTarget(book, path, Buffer.alloc(9 * megabyte))).rejects.toMatchObject({
      code: 'disk_full',
    })
    expect(readdirSync(disk)).toEqual(['名单.xlsx'])
    expect(readFileSync(path, 'utf8')).toBe('old')
  })

  it('is no folder for files, though an empty one fits', async context => {
    const disk = smallDisk()
    if (!disk) return context.skip('nobody but root may mount a small disk')
    const book = mkdtempSync(join(tmpdir(), 'zhixing-book-'))
    expect(targetFolderAt(book, disk)).toBe(disk)
    spawnSync('fallocate', ['-l', '8m', join(disk, 'ballast')])
    writeFileSync(join(disk, 'empty'), '')
    expect(() => targetFolderAt(book, disk, megabyte)).toThrow(
      expect.objectContaining({ code: 'disk_full', space: { free: 0, wanted: megabyte } }),
    )
    expect(readdirSync(disk).sort()).toEqual(['ballast', 'empty'])
  })

  it('takes no archive that does not fit, and keeps nothing of it', async context => {
    const disk = smallDisk()
    if (!disk) return context.skip('nobody but root may mount a small disk')
    const archive = await archiveWith(12)
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'zhixing-copy-')), 'copy.db')
    // Where the database is unpacked there is room; the scans are what does not fit.
    expect(() => unpackArchive({ archive, dataDir: disk, temporary: elsewhere })).toThrow(
      expect.objectContaining({ code: 'disk_full' }),
    )
    expect(filesIn(disk)).toEqual([])
    expect(readdirSync(join(elsewhere, '..'))).toEqual([])
  })

  it('that fills up while an archive is unpacked is left as it was', async context => {
    const disk = smallDisk()
    if (!disk) return context.skip('nobody but root may mount a small disk')
    const archive = await archiveWith(4)
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'zhixing-copy-')), 'copy.db')
    const unpack = () =>
      unpackArchive({ archive, dataDir: disk, temporary: elsewhere }, () => {
        // Somebody else takes the room that was there when it was looked at.
        if (!filesIn(disk).includes('ballast')) spawnSync('fallocate', ['-l', '6m', join(disk, 'ballast')])
      })
    expect(unpack).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
    expect(filesIn(disk)).toEqual(['ballast'])
  })
})
