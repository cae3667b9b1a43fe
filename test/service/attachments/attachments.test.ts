import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { copyOut, storeFile } from '../../../electron/service/attachments/attachment-store'
import { collectAttachments } from '../../../electron/service/attachments/collect-attachments'
import { Refusal } from '../../../electron/service/refusal'
import type { RefusalCode } from '../../../src/contract/refusals'
import { overwrite, sha256Of } from '../support/book-file'
import { openTestService } from '../support/service'
import { sessionIn } from '../support/session'
import { temporaryFolder } from '../support/temporary-folder'

const folder = () => temporaryFolder('attachments')
const contextOf = (dataDir: string) => ({
  dataDir,
  signal: new AbortController().signal,
  refuse(code: RefusalCode, params?: Record<string, unknown>): never {
    throw new Refusal(code, params)
  },
})

function pipe(): string {
  const path = join(folder(), 'scan.pdf')
  execFileSync('mkfifo', [path])
  return path
}

function scan(name: string, content: string): string {
  const path = join(folder(), name)
  writeFileSync(path, content)
  return path
}

const old = (path: string) => utimesSync(path, new Date('2020-01-01'), new Date('2020-01-01'))

describe('the store', () => {
  it('names a file by what it holds, knows what it is, and keeps one copy', async () => {
    const dataDir = folder()
    const path = scan('签到表 3月.pdf', '%PDF-1.7 signed %%EOF')
    const stored = await storeFile(contextOf(dataDir), path)
    expect(stored).toEqual({
      sha256: sha256Of(path),
      bytes: 21,
      mediaType: 'application/pdf',
      fileName: '签到表 3月.pdf',
      cameAs: '签到表 3月.pdf',
      was: 'missing',
    })
    expect(readFileSync(attachmentPath(dataDir, stored.sha256), 'utf8')).toBe('%PDF-1.7 signed %%EOF')
    await storeFile(contextOf(dataDir), scan('again.pdf', '%PDF-1.7 signed %%EOF'))
    expect(listAttachmentFiles(dataDir)).toEqual([stored.sha256])
  })

  it.each([
    { what: 'a picture called .pdf', name: 'scan.pdf', content: 'GIF89a\0;', type: 'image/gif' },
    { what: 'a page of text', name: 'scan.txt', content: 'hello', type: 'application/octet-stream' },
  ])('knows $what by its bytes', async ({ name, content, type }) => {
    const path = join(folder(), name)
    writeFileSync(path, Buffer.from(content, 'latin1'))
    expect(await storeFile(contextOf(folder()), path)).toMatchObject({ mediaType: type })
  })

  it.each([
    { what: 'a file that is gone', path: () => join(folder(), 'gone.pdf'), code: 'file_missing' },
    { what: 'a folder', path: folder, code: 'not_a_file' },
    { what: 'a pipe nobody writes to', path: pipe, code: 'not_a_file' },
    { what: 'a device without an end', path: () => '/dev/zero', code: 'not_a_file' },
  ])('refuses $what, and keeps nothing half written', async ({ path, code }) => {
    const dataDir = folder()
    await expect(storeFile(contextOf(dataDir), path())).rejects.toMatchObject({ code })
    expect(listAttachmentFiles(dataDir)).toEqual([])
  })

  it('gives a file out again, and says when it is missing or has no place to go', async () => {
    const dataDir = folder()
    const { sha256 } = await storeFile(contextOf(dataDir), scan('a.pdf', '%PDF-%%EOF'))
    const target = join(folder(), 'out.pdf')
    await copyOut(contextOf(dataDir), sha256, target)
    expect(readFileSync(target, 'utf8')).toBe('%PDF-%%EOF')
    await expect(
      copyOut(contextOf(dataDir), sha256, join(folder(), 'no', 'place.pdf')),
    ).rejects.toMatchObject({
      code: 'not_writable',
    })
    await expect(copyOut(contextOf(dataDir), 'a'.repeat(64), target)).rejects.toMatchObject({
      code: 'attachment_missing',
    })
  })

  it('never makes a path of what is no hash', () => {
    expect(() => attachmentPath('/data', '../../etc/passwd')).toThrow()
  })

  it('collects what nobody names, but nothing that is new', async () => {
    const dataDir = folder()
    const put = async (content: string, isOld: boolean) => {
      const { sha256 } = await storeFile(contextOf(dataDir), scan('a', `%PDF-${content}%%EOF`))
      if (isOld) old(attachmentPath(dataDir, sha256))
      return sha256
    }
    const [named, forgotten, fresh] = [
      await put('named', true),
      await put('forgotten', true),
      await put('fresh', false),
    ]
    expect(collectAttachments(dataDir, new Set([named]))).toBe(1)
    expect(listAttachmentFiles(dataDir).sort()).toEqual([named, fresh].sort())
    expect(existsSync(attachmentPath(dataDir, forgotten))).toBe(false)
  })
})

/** A book with a session that has one scan. */
async function bookWithScan(content: string) {
  const book = await openTestService()
  const { id: sessionId } = await sessionIn(book)
  const file = book.ticket(scan('a.pdf', content))
  const attached = await book.seqOf('sessions', 'attachScan', { sessionId, kind: 'sign_in', file })
  const [sha256 = ''] = listAttachmentFiles(book.dataDir)
  return { book, attached, sha256, path: attachmentPath(book.dataDir, sha256) }
}

describe('attachments in backups', () => {
  it('stay while the book, its history or a kept backup names them', async () => {
    const { book, attached, sha256, path } = await bookWithScan('%PDF-%%EOF')
    old(path)
    const { sha256: orphan } = await storeFile(contextOf(book.dataDir), scan('b', '%PDF-orphan%%EOF'))
    old(attachmentPath(book.dataDir, orphan))
    await book.call('book', 'backupNow', {})
    expect(listAttachmentFiles(book.dataDir)).toEqual([sha256])
    await book.call('book', 'undo', { seq: attached })
    await book.call('book', 'backupNow', {})
    expect(listAttachmentFiles(book.dataDir)).toEqual([sha256])
  })

  it('travel in the archive, into a folder that has neither book nor file', async () => {
    const { book, sha256 } = await bookWithScan('%PDF-%%EOF')
    const archive = join(folder(), 'book.zhixing')
    expect(await book.call('book', 'backupTo', { file: book.ticket(archive) })).toMatchObject({
      attachments: 1,
    })
    const other = await openTestService({ create: false })
    await other.call('book', 'restoreArchive', { file: other.ticket(archive) })
    expect(readFileSync(attachmentPath(other.dataDir, sha256), 'utf8')).toBe('%PDF-%%EOF')
  })

  it('are checked byte by byte, and a damaged one stops the restore', async () => {
    const { book } = await bookWithScan('%PDF-signed-by-all%%EOF')
    const archive = join(folder(), 'book.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(archive) })
    overwrite(archive, readFileSync(archive).lastIndexOf('signed-by-all'), Buffer.from('S'))
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(archive) })).toMatchObject({
      ok: false,
      problems: ['attachment_damaged'],
    })
    const other = await openTestService({ create: false })
    await expect(other.call('book', 'restoreArchive', { file: other.ticket(archive) })).rejects.toMatchObject(
      {
        code: 'backup_damaged',
      },
    )
    expect(await other.call('book', 'state', {})).toMatchObject({ state: 'absent' })
    expect(listAttachmentFiles(other.dataDir)).toEqual([])
  })

  it('that are lost already do not keep the rest from being saved', async () => {
    const { book, path } = await bookWithScan('%PDF-%%EOF')
    rmSync(path)
    const archive = join(folder(), 'book.zhixing')
    expect(await book.call('book', 'backupTo', { file: book.ticket(archive) })).toMatchObject({
      attachments: 0,
    })
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(archive) })).toMatchObject({
      problems: ['attachment_missing'],
    })
  })

  it('half written ones are cleared away at the next start', async () => {
    const first = await openTestService()
    await first.service.close()
    const parts = join(first.dataDir, 'attachments', '.part')
    mkdirSync(parts, { recursive: true })
    writeFileSync(join(parts, randomUUID()), 'half')
    await openTestService({ dataDir: first.dataDir })
    expect(readdirSync(join(first.dataDir, 'attachments'))).toEqual([])
  })
})
