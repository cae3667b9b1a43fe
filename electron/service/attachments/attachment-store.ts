import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { safeFileName, splitFileName } from '../../../src/domain/files/safe-name'
import { mostBytes } from '../../files/caps'
import { openSource, readSource, SourceRefused } from '../../files/read-source'
import type { CommandContext, Db, JobContext } from '../context'
import { writeOutgoingBy } from '../files/outgoing'
import { Refusal, Stopped } from '../refusal'
import { attachmentPath, keepAttachment, type StoredState, temporaryAttachment } from './attachment-files'
import { judgeContent } from './content'
import { isCutOff } from './content-ends'
import { headBytes, mediaTypeOf } from './media-type'
import { storedState } from './stored-state'

export interface StoredFile {
  sha256: string
  bytes: number
  mediaType: string
  /** With the ending of what it is. */
  fileName: string
  /** The name it had. */
  cameAs: string
  /** What lay in its place before. */
  was: StoredState
}

type StoreContext = Pick<JobContext, 'dataDir' | 'signal'>

/**
 * Copies a file into the store, synced, before any row names it. A copy that lies there already is read: a damaged
 * one is replaced. Refused with the codes of `sourceRefusals` and `contentFaults`, or `store_not_writable`; a file that
 * no row comes to name is collected later. What is `filed` already is taken whatever it is: it makes whole what was lost.
 */
export async function storeFile(
  context: StoreContext,
  path: string,
  filed: (sha256: string) => Promise<boolean> = async () => false,
): Promise<StoredFile> {
  const source = await openSource(path, mostBytes.attachment).catch(asRefusal)
  let temporary: string | null = null
  try {
    const judged = await judge(path, source)
    temporary = temporaryAttachment(context.dataDir)
    const { sha256, bytes, head } = await copyHashing(source.handle, temporary, context.signal)
    if ('fault' in judged && !(await filed(sha256))) throw new Refusal(judged.fault, { file: nameOf(path) })
    const was = await storedState(context.dataDir, sha256)
    keepAttachment(context.dataDir, temporary, sha256, was)
    const fileName = 'fault' in judged ? nameOf(path) : judged.fileName
    return { sha256, bytes, mediaType: mediaTypeOf(head), fileName, cameAs: nameOf(path), was }
  } catch (error) {
    return asRefusal(error)
  } finally {
    await source.handle.close()
    if (temporary !== null) await rm(temporary, { force: true })
  }
}

const nameOf = (path: string): string => {
  const { stem, ending } = splitFileName(basename(path))
  return safeFileName(stem, ending)
}

/** Whether some paper has this file. */
export const isFiled = async (db: Db, sha256: string): Promise<boolean> =>
  (await db.selectFrom('attachment').select('sha256').where('sha256', '=', sha256).executeTakeFirst()) !==
  undefined

async function judge(path: string, { handle, bytes }: { handle: FileHandle; bytes: number }) {
  const read = async (at: number, length: number) => {
    const piece = Buffer.alloc(Math.max(0, Math.min(length, bytes - at)))
    return piece.subarray(0, await readInto(handle, piece, at))
  }
  const mediaType = mediaTypeOf(await read(0, headBytes))
  return judgeContent({ name: basename(path), mediaType, size: bytes, read })
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

/**
 * Copies a stored file to where the person wants it, reading every byte: what is not the file that was attached is
 * never given out as it. Refused as `attachment_missing` or `attachment_damaged`, or as `writeOutgoing` refuses.
 */
export async function copyOut(
  context: Pick<JobContext, 'dataDir' | 'signal'>,
  sha256: string,
  path: string,
): Promise<void> {
  const stored = attachmentPath(context.dataDir, sha256)
  const { handle } = await openSource(stored, mostBytes.attachment).catch(lost)
  try {
    await writeOutgoingBy(context, path, async part => {
      const copied = await copyHashing(handle, part, context.signal).catch(lost)
      if (copied.sha256 !== sha256) throw new Refusal('attachment_damaged')
    })
  } finally {
    await handle.close()
  }
}

/**
 * The same into a file of the service's own; returns what kind of file it is by its bytes. What is damaged is taken away
 * again.
 */
export async function copyChecked(
  context: Pick<JobContext, 'dataDir' | 'signal'>,
  sha256: string,
  path: string,
): Promise<{ mediaType: string }> {
  const stored = attachmentPath(context.dataDir, sha256)
  const { handle } = await openSource(stored, mostBytes.attachment).catch(lost)
  try {
    const copied = await copyHashing(handle, path, context.signal).catch(lost)
    if (copied.sha256 !== sha256) throw new Refusal('attachment_damaged')
    return { mediaType: mediaTypeOf(copied.head) }
  } catch (error) {
    await rm(path, { force: true })
    return asRefusal(error)
  } finally {
    await handle.close()
  }
}

/** A stored file in memory, every byte of it as it was attached, which may have been without its end. Refused as `copyOut`, or as `too_large_to_show`. */
export async function readStored(
  context: Pick<JobContext, 'dataDir'>,
  sha256: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string; cutOff: boolean }> {
  const bytes = await readSource(attachmentPath(context.dataDir, sha256), mostBytes.shown).catch(
    (error: unknown) => {
      if (error instanceof SourceRefused && error.code === 'too_large')
        throw new Refusal('too_large_to_show', { mostMegabytes: mostBytes.shown >> 20 })
      return lost(error)
    },
  )
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Refusal('attachment_damaged')
  const mediaType = mediaTypeOf(bytes)
  const read = async (at: number, length: number) => bytes.subarray(at, at + length)
  return {
    bytes: new Uint8Array(bytes),
    mediaType,
    cutOff: await isCutOff({ mediaType, size: bytes.length, read }),
  }
}

/** What the source refuses is said with what the person can do; of the store only that it cannot be written. */
function asRefusal(error: unknown): never {
  if (error instanceof SourceRefused) throw withLimit(error)
  const { code = '' } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refusal('disk_full')
  if (/^E(ACCES|PERM|ROFS|EXIST|ISDIR|NOTDIR|NOTEMPTY|NAMETOOLONG)$/.test(code))
    throw new Refusal('store_not_writable')
  throw error
}

function withLimit({ code }: SourceRefused): Refusal {
  return new Refusal(code, code === 'too_large' ? { mostMegabytes: mostBytes.attachment >> 20 } : {})
}

function lost(error: unknown): never {
  if (!(error instanceof SourceRefused)) throw error
  throw new Refusal(error.code === 'file_missing' ? 'attachment_missing' : 'attachment_damaged')
}

async function copyHashing(source: FileHandle, path: string, signal: AbortSignal) {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1 << 20)
  let head = new Uint8Array()
  let bytes = 0
  const target = await open(path, 'w')
  try {
    for (;;) {
      if (signal.aborted) throw new Stopped()
      const bytesRead = await readInto(source, buffer, bytes)
      if (bytesRead === 0) break
      const piece = buffer.subarray(0, bytesRead)
      if (bytes === 0) head = new Uint8Array(piece.subarray(0, headBytes))
      hash.update(piece)
      await target.writeFile(piece)
      bytes += bytesRead
      // It may grow while it is read.
      if (bytes > mostBytes.attachment) throw new SourceRefused('too_large')
    }
    await target.sync()
    return { sha256: hash.digest('hex'), bytes, head }
  } finally {
    await target.close()
  }
}

async function readInto(source: FileHandle, buffer: Buffer, at: number): Promise<number> {
  try {
    return (await source.read(buffer, 0, buffer.length, at)).bytesRead
  } catch {
    // A bad sector, a drive pulled out.
    throw new SourceRefused('unreadable')
  }
}
