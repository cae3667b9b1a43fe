import { closeSync, constants, fstatSync, openSync, type Stats, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { SourceRefusal } from '../../src/domain/files/place-refusals'

export class SourceRefused extends Error {
  constructor(readonly code: SourceRefusal) {
    super(`the file is not read: ${code}`)
    this.name = 'SourceRefused'
  }
}

/** A pipe without a writer, or a terminal, must not hold up the one who opens it. Windows knows neither flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

/**
 * Opens a file for reading: a regular one, of at most so many bytes. A device, a pipe, a socket and a folder are not
 * even opened (opening alone may block or do something). Throws SourceRefused. It may grow afterwards: who reads
 * counts along.
 */
export async function openSource(path: string, most: number): Promise<{ handle: FileHandle; bytes: number }> {
  checked(() => statSync(path), most)
  const handle = await open(path, withoutWaiting).catch(error => {
    throw refusalOf(error)
  })
  try {
    // Between the look and the opening another thing may have come there.
    const now = await handle.stat()
    return { handle, bytes: checked(() => now, most) }
  } catch (error) {
    await handle.close()
    throw refusalOf(error)
  }
}

/** The same for those who read in a thread of their own. Returns the descriptor, which the caller closes. */
export function openSourceSync(path: string, most: number): { handle: number; bytes: number } {
  checked(() => statSync(path), most)
  let handle: number | null = null
  try {
    handle = openSync(path, withoutWaiting)
    const now = fstatSync(handle)
    return { handle, bytes: checked(() => now, most) }
  } catch (error) {
    if (handle !== null) closeSync(handle)
    throw refusalOf(error)
  }
}

/** A whole file in memory. What grows past the cap while it is read is refused like what was too large before. */
export async function readSource(path: string, most: number): Promise<Buffer> {
  const { handle, bytes } = await openSource(path, most)
  try {
    const pieces: Buffer[] = []
    let total = 0
    for (let size = Math.min(bytes, most) + 1; ; size = 1 << 16) {
      const piece = Buffer.allocUnsafe(size)
      const { bytesRead } = await handle.read(piece, 0, size, total)
      if (bytesRead === 0) break
      pieces.push(piece.subarray(0, bytesRead))
      total += bytesRead
      if (total > most) throw new SourceRefused('too_large')
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, total)
  } catch (error) {
    throw refusalOf(error)
  } finally {
    await handle.close()
  }
}

function checked(readStat: () => Stats, most: number): number {
  let stat: Stats
  try {
    stat = readStat()
  } catch (error) {
    throw refusalOf(error)
  }
  if (!stat.isFile()) throw new SourceRefused('not_a_file')
  if (stat.size > most) throw new SourceRefused('too_large')
  return stat.size
}

/** What the system says of a path that leads to nothing: not there, below something that is no folder, a loop of links. */
export const isNotThere = (error: unknown): boolean =>
  /^E(NOENT|NOTDIR|LOOP)$/.test(String((error as { code?: unknown } | null)?.code))

function refusalOf(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof SourceRefused || typeof code !== 'string') return error
  if (code === 'ENOENT' || code === 'ENOTDIR') return new SourceRefused('file_missing')
  return /^E[A-Z0-9]+$/.test(code) ? new SourceRefused('unreadable') : error
}
