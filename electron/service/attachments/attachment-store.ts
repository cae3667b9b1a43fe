import { createHash } from 'node:crypto'
import { copyFile, type FileHandle, open, rename, rm } from 'node:fs/promises'
import { parse } from 'node:path'
import { safeFileName } from '../../../src/domain/files/safe-name'
import type { CommandContext, Db, JobContext } from '../context'
import { Stopped } from '../refusal'
import { attachmentPath, keepAttachment, temporaryAttachment } from './attachment-files'
import { mediaTypeOf } from './media-type'

/** A scan of a whole session is some 20 MB; a film of it does not belong into the book. */
export const mostBytes = 200 * 1024 * 1024

export interface StoredFile {
  sha256: string
  bytes: number
  mediaType: string
  fileName: string
}

type StoreContext = Pick<JobContext, 'dataDir' | 'refuse' | 'signal'>

/**
 * Copies a file into the store, synced, before any row names it. Refused as `unreadable` or `too_large`;
 * a file that no row comes to name is collected later.
 */
export async function storeFile(context: StoreContext, path: string): Promise<StoredFile> {
  const source = await openOr(path, () => context.refuse('unreadable'))
  try {
    const stat = await source.stat()
    if (!stat.isFile()) context.refuse('unreadable')
    if (stat.size > mostBytes) context.refuse('too_large', { mostMegabytes: mostBytes >> 20 })
    const temporary = temporaryAttachment(context.dataDir)
    try {
      const { sha256, bytes, head } = await copyHashing(source, temporary, context)
      keepAttachment(context.dataDir, temporary, sha256)
      const { name, ext } = parse(path)
      return { sha256, bytes, mediaType: mediaTypeOf(head), fileName: safeFileName(name, ext.slice(1)) }
    } finally {
      await rm(temporary, { force: true })
    }
  } finally {
    await source.close()
  }
}

/** The row of a stored file, inside the command that names it. The same file twice is one row. */
export async function noteStored(
  context: Pick<CommandContext, 'tx' | 'now'>,
  stored: Pick<StoredFile, 'sha256' | 'bytes' | 'mediaType'>,
): Promise<void> {
  await context.tx
    .insertInto('attachment')
    .values({
      sha256: stored.sha256,
      bytes: stored.bytes,
      media_type: stored.mediaType,
      added_at: context.now,
    })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
}

export async function findAttachment(
  db: Db,
  sha256: string,
): Promise<{ bytes: number; mediaType: string } | null> {
  const row = await db
    .selectFrom('attachment')
    .select(['bytes', 'media_type as mediaType'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

/** Copies a stored file to where the person wants it. Refused as `file_missing` or `not_writable`. */
export async function copyOut(
  context: Pick<JobContext, 'dataDir' | 'refuse'>,
  sha256: string,
  path: string,
): Promise<void> {
  const stored = attachmentPath(context.dataDir, sha256)
  await openOr(stored, () => context.refuse('file_missing')).then(handle => handle.close())
  const part = `${path}.part`
  try {
    await copyFile(stored, part)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    const code = (error as { code?: string }).code ?? ''
    if (/^E(ACCES|PERM|ROFS|NOENT|ISDIR|NOTDIR|NAMETOOLONG)$/.test(code)) context.refuse('not_writable')
    throw error
  }
}

async function openOr(path: string, refuse: () => never): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch {
    return refuse()
  }
}

async function copyHashing(source: FileHandle, temporary: string, { refuse, signal }: StoreContext) {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1 << 20)
  let head = new Uint8Array()
  let bytes = 0
  const target = await open(temporary, 'wx')
  try {
    for (;;) {
      if (signal.aborted) throw new Stopped()
      const { bytesRead } = await source.read(buffer, 0, buffer.length, bytes)
      if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes, head }
      const piece = buffer.subarray(0, bytesRead)
      if (bytes === 0) head = new Uint8Array(piece.subarray(0, 12))
      hash.update(piece)
      await target.write(piece)
      bytes += bytesRead
      // It may grow while it is read.
      if (bytes > mostBytes) refuse('too_large', { mostMegabytes: mostBytes >> 20 })
    }
  } finally {
    await target.close()
  }
}
