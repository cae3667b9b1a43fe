import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { mostBytes } from '../../files/caps'
import { isNotThere, openSource, SourceRefused } from '../../files/read-source'
import { fingerprintOf } from '../files/durable'
import { attachmentPath, isHash, type StoredState, storedStat } from './attachment-files'
import type { DamageNotes } from './damage-notes'

/**
 * Reads the whole file, in a thread that has nothing else to do. One of another size than `bytes`, or larger than any that
 * is attached, is damaged without being read: a rotten one may have grown out of all reason. Null: nobody knows its size.
 */
export function storedStateSync(dataDir: string, sha256: string, bytes: number | null): StoredState {
  const path = attachmentPath(dataDir, sha256)
  const seen = atAGlance(storedStat(dataDir, sha256), bytes)
  if (seen !== 'sound') return seen
  try {
    return fingerprintOf(path).sha256 === sha256 ? 'sound' : 'damaged'
  } catch (error) {
    return stateAfter(error)
  }
}

/** The same while others go on asking. */
export async function storedState(dataDir: string, sha256: string): Promise<StoredState> {
  if (!storedStat(dataDir, sha256)) return 'missing'
  try {
    return (await hashOf(attachmentPath(dataDir, sha256))) === sha256 ? 'sound' : 'damaged'
  } catch (error) {
    return stateAfter(error)
  }
}

/**
 * Without reading it: whether a file of that size lies there; of any size when the book does not say. One that was read
 * and found damaged stays so, and is read again only when it was changed since.
 */
export function storedAtAGlance(
  dataDir: string,
  { sha256, bytes }: { sha256: string; bytes: number | null },
  notes: Pick<DamageNotes, 'of'>,
): StoredState {
  // A book from elsewhere may name anything.
  if (!isHash(sha256)) return 'missing'
  const stat = storedStat(dataDir, sha256)
  const seen = atAGlance(stat, bytes)
  if (seen !== 'sound' || !stat) return seen
  const noted = notes.of(sha256, stat)
  return noted === 'changed' ? storedStateSync(dataDir, sha256, bytes) : (noted ?? 'sound')
}

/** What its place in the folder says of a file. */
export function atAGlance(stat: Stats | undefined, bytes: number | null): StoredState {
  if (!stat) return 'missing'
  const isSize = bytes === null ? stat.size <= mostBytes.attachment : stat.size === bytes
  return stat.isFile() && isSize ? 'sound' : 'damaged'
}

async function hashOf(path: string): Promise<string> {
  const { handle } = await openSource(path, mostBytes.attachment)
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(1 << 20)
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** A folder or pipe under its name, or a bad sector, is as little use as wrong bytes. */
function stateAfter(error: unknown): StoredState {
  if (error instanceof SourceRefused) return error.code === 'file_missing' ? 'missing' : 'damaged'
  const code = (error as { code?: unknown }).code
  if (isNotThere(error)) return 'missing'
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return 'damaged'
  throw error
}
