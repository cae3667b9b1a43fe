import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Forces a file's bytes to the disk. */
export function syncFile(path: string): void {
  // Windows syncs only what may be written.
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Forces a folder's names to the disk. Windows keeps them by itself and opens no folder; on a drive that syncs no
 * folders (some network and memory-card file systems) they are in the system's care.
 */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    if (!/^(EINVAL|ENOTSUP|EOPNOTSUPP|ENOSYS|EPERM)$/.test(String((error as { code?: unknown }).code)))
      throw error
  } finally {
    closeSync(handle)
  }
}

/** Gives a finished temporary file its name: afterwards either it is wholly there or nothing changed. */
export function nameDurably(temporary: string, path: string): void {
  syncFile(temporary)
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

const chunkBytes = 1 << 20

/** Reads a file piece by piece; the piece is reused, so it must not be kept. */
export function readPieces(path: string, onPiece: (piece: Uint8Array) => void): number {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  // A pipe under the name of one of our files must not hold up the one who checks it. Windows knows no such flag.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  let total = 0
  try {
    if (!fstatSync(handle).isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    for (;;) {
      const read = readSync(handle, buffer, 0, chunkBytes, null)
      if (read === 0) return total
      onPiece(buffer.subarray(0, read))
      total += read
    }
  } finally {
    closeSync(handle)
  }
}

export interface Fingerprint {
  bytes: number
  sha256: string
}

/** Size and SHA-256 of a file. */
export function fingerprintOf(path: string): Fingerprint {
  const hash = createHash('sha256')
  const bytes = readPieces(path, piece => hash.update(piece))
  return { bytes, sha256: hash.digest('hex') }
}
