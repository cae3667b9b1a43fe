import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { openSourceSync, SourceRefused } from './read-source'

/** What we write ourselves to remember a few things by: a mark, a note, a choice. */
const mostBytes = 64 << 10

/**
 * The text of a small file of ours, of at most so many bytes. Another thing may have its name: a pipe or a device would
 * hold up the one who reads it, and a file of gigabytes fill the memory. Throws SourceRefused.
 */
export function readSmall(path: string, most = mostBytes): string {
  const { handle } = openSourceSync(path, most)
  try {
    const pieces: Buffer[] = []
    for (let total = 0; ; ) {
      const piece = Buffer.allocUnsafe(16 << 10)
      const read = readSync(handle, piece, 0, piece.length, null)
      if (read === 0) return Buffer.concat(pieces).toString('utf8')
      total += read
      if (total > most) throw new SourceRefused('too_large')
      pieces.push(piece.subarray(0, read))
    }
  } finally {
    closeSync(handle)
  }
}

/** The same as JSON; null where there is none that can be read. */
export function readSmallJson(path: string, most = mostBytes): unknown {
  try {
    return JSON.parse(readSmall(path, most)) as unknown
  } catch {
    return null
  }
}

/** Does not wait for the other end of a pipe. Windows knows no such flag. */
const forWriting = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0)

/**
 * Opens what lies there, or a new file, to be written over. A file that has another name besides is somebody else's as
 * well: it keeps that one, and a new file takes ours. Throws what the system says, or `EEXIST` where it is no file.
 */
export function openOwn(path: string, flags: number): number {
  const handle = openSync(path, flags | constants.O_CREAT, 0o666)
  const stat = fstatSync(handle)
  if (stat.isFile() && stat.nlink <= 1) return handle
  closeSync(handle)
  if (!stat.isFile() || lstatSync(path).isSymbolicLink()) throw inTheWay(path)
  unlinkSync(path)
  return openSync(path, flags | constants.O_CREAT | constants.O_EXCL, 0o666)
}

/** Writes it over what lies there, if that is a file. Throws what the system says, or `EEXIST`. */
export function writeSmall(path: string, text: string): void {
  const handle = openOwn(path, forWriting)
  try {
    ftruncateSync(handle, 0)
    const bytes = Buffer.from(text)
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
  } finally {
    closeSync(handle)
  }
}

/** The same under a name beside the real one, from which it is renamed: nothing but a file of ours may lie there. */
export function writePart(part: string, text: string): void {
  if (!(lstatSync(part, { throwIfNoEntry: false })?.isFile() ?? true)) throw inTheWay(part)
  writeSmall(part, text)
}

/** Takes such a file away when it came to nothing. Something else under its name is left alone. */
export function dropPart(part: string): void {
  try {
    if (lstatSync(part, { throwIfNoEntry: false })?.isFile()) unlinkSync(part)
  } catch {
    // It is written over the next time.
  }
}

const inTheWay = (path: string): Error =>
  Object.assign(new Error(`something else lies at ${path}`), { code: 'EEXIST' })
