import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isScanCopy } from '../../../electron/files/scan-copies'
import { attachmentPath, listAttachmentFiles } from '../../../electron/service/attachments/attachment-files'
import { overwrite } from '../support/book-file'
import { filedBefore } from '../support/filed-before'
import { openTestService } from '../support/service'
import { sessionIn } from '../support/session'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.7\n一页签过字的表\n')

/** A scan in a session, and what the system's viewer was asked to open. */
async function scanned(name: string, content: Buffer, opens = true) {
  const viewed: { path: string; content: Buffer; mode: number }[] = []
  const book = await openTestService({
    async view(path) {
      viewed.push({ path, content: readFileSync(path), mode: statSync(path).mode & 0o777 })
      return opens
    },
  })
  const { id: sessionId } = await sessionIn(book)
  const id = await filedBefore(book, sessionId, name, content)
  const [sha256 = ''] = listAttachmentFiles(book.dataDir)
  return { book, sessionId, id, viewed, stored: attachmentPath(book.dataDir, sha256) }
}

const copies = () => readdirSync(tmpdir()).filter(name => name.startsWith(`zhixing-scan-${process.pid}-`))

describe('a picture', () => {
  it('is read for the page, every byte as it was attached', async () => {
    const { book, id } = await scanned('签到表.png', png)
    const { mediaType, bytes } = await book.call('sessions', 'readScan', { id })
    expect(mediaType).toBe('image/png')
    expect(Buffer.from(bytes).equals(png)).toBe(true)
  })

  it('is known by its bytes, whatever it is called', async () => {
    const { book, id } = await scanned('签到表.png', Buffer.from('<svg onload="alert(1)"/>'))
    await expect(book.call('sessions', 'readScan', { id })).rejects.toMatchObject({ code: 'no_picture' })
  })

  it('too large to be held in memory is not read', async () => {
    const { book, id } = await scanned('签到表.png', Buffer.concat([png, Buffer.alloc(64 << 20)]))
    await expect(book.call('sessions', 'readScan', { id })).rejects.toMatchObject({
      code: 'too_large_to_show',
      params: { mostMegabytes: 64 },
    })
  })
})

describe('a scan for the system’s viewer', () => {
  it('is a copy, read-only, named as it was attached with the ending of what it is', async () => {
    const { book, id, viewed, stored } = await scanned('签到表 3月.exe', pdf)
    await book.call('sessions', 'openScan', { id })
    const [first] = viewed
    expect(basename(first?.path ?? '')).toBe('签到表 3月.pdf')
    expect(first?.path).not.toBe(stored)
    expect(first?.content.equals(pdf)).toBe(true)
    expect(first?.mode).toBe(0o400)
    expect(isScanCopy(first?.path ?? '')).toBe(true)
    await book.service.close()
    expect(existsSync(dirname(first?.path ?? ''))).toBe(false)
  })

  it('leaves at most twenty copies', async () => {
    const { book, id, viewed } = await scanned('签到表.pdf', pdf)
    const before = copies().length
    for (let at = 0; at < 23; at++) await book.call('sessions', 'openScan', { id })
    expect(viewed).toHaveLength(23)
    expect(copies().length - before).toBe(20)
  })

  it.each([
    ['which nothing opens', pdf, false],
    ['which no viewer is asked to open', Buffer.from('MZ a program'), true],
  ])('%s is refused, and no copy is left', async (_what, content, opens) => {
    const { book, id } = await scanned('签到表.pdf', content, opens)
    const before = copies().length
    await expect(book.call('sessions', 'openScan', { id })).rejects.toMatchObject({ code: 'no_viewer' })
    expect(copies()).toHaveLength(before)
  })
})

describe.each(['readScan', 'openScan'] as const)('a lost scan asked for by %s', procedure => {
  it.each([
    ['damaged', (path: string) => overwrite(path, 9, Buffer.from('X'))],
    ['missing', (path: string) => rmSync(path)],
  ] as const)('is refused as %s, said from then on, and nobody sees it', async (why, harm) => {
    const { book, sessionId, id, viewed, stored } = await scanned('签到表.png', png)
    harm(stored)
    const before = copies().length
    await expect(book.call('sessions', procedure, { id })).rejects.toMatchObject({
      code: `attachment_${why}`,
    })
    expect(viewed).toEqual([])
    expect(copies()).toHaveLength(before)
    const { items } = await book.call('sessions', 'file', { sessionId })
    expect(items.flatMap(item => item.attachments.map(scan => scan.condition))).toEqual([why])
  })
})
