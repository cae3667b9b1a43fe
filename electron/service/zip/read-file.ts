import { closeSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { mostBytes } from '../../files/caps'
import { openSourceSync } from '../../files/read-source'
import { directoryEnd, entriesIn } from './directory'
import * as zip from './format'
import { ending } from './headers'
import { overlaps } from './overlap'

export interface ZipReader {
  entries: ReadonlyMap<string, zip.ZipEntry>
  /** Piece by piece; throws ZipDamage at the end when the checksum does not fit. The piece is reused. */
  read(entry: zip.ZipEntry, onPiece: (piece: Uint8Array) => void): void
  close(): void
}

/** Far more than any archive has: a directory that claims more, or longer lines, is not read. */
const mostEntries = 300_000
const mostLineBytes = 400
const chunkBytes = 1 << 20
const endingBytes = zip.end64Bytes + zip.locatorBytes + zip.endBytes

/**
 * Reads an archive as `createZip` writes them, of any size. Everything is checked against the size of the file before
 * anything is allocated, and no two entries may share bytes: what comes out is never more than went in. Throws
 * SourceRefused, ZipDamage.
 */
export function openZip(path: string): ZipReader {
  const { handle, bytes: size } = openSourceSync(path, mostBytes.archive)
  try {
    const bytesAt = (offset: number, length: number): Buffer => {
      if (!Number.isSafeInteger(offset) || offset < 0 || length < 0 || offset + length > size) throw cutOff()
      const buffer = Buffer.alloc(length)
      if (readSync(handle, buffer, 0, length, offset) < length) throw cutOff()
      return buffer
    }
    const { entries, start } = directoryOf(bytesAt, size)
    if (
      overlaps(
        [...entries.values()].map(entry => extentOf(bytesAt, entry)),
        start,
      )
    )
      throw damage('its entries share bytes')
    return {
      entries,
      read: (entry, onPiece) => readEntry(handle, bytesAt, entry, onPiece),
      close: () => closeSync(handle),
    }
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

type BytesAt = (offset: number, length: number) => Buffer

function directoryOf(bytesAt: BytesAt, size: number): { entries: Map<string, zip.ZipEntry>; start: number } {
  const tail = bytesAt(size - endingBytes, endingBytes)
  const { count, start, bytes } = directoryEnd(tail, size - endingBytes)
  if (
    count > mostEntries ||
    bytes > count * mostLineBytes ||
    start + bytes !== size - endingBytes ||
    !tail.equals(ending(count, start, bytes, true))
  )
    throw damage('it has no directory')
  const entries = new Map<string, zip.ZipEntry>()
  for (const entry of entriesIn(bytesAt(start, bytes), 0, count)) {
    const isOurs = entry.method === zip.stored && entry.packed === entry.bytes && entry.bytes <= size
    if (!isOurs || entries.has(entry.name)) throw damage('its directory is damaged')
    entries.set(entry.name, entry)
  }
  return { entries, start }
}

/** By the local header, which must speak of the same entry. */
function extentOf(bytesAt: BytesAt, entry: zip.ZipEntry): { start: number; end: number } {
  return { start: entry.offset, end: bodyOf(bytesAt, entry) + entry.bytes }
}

/** Where its bytes begin. */
function bodyOf(bytesAt: BytesAt, { name, offset }: zip.ZipEntry): number {
  const nameBytes = Buffer.byteLength(name)
  const header = bytesAt(offset, zip.localBytes + nameBytes)
  const isIts =
    header.readUInt32LE(0) === zip.signature.local &&
    header.readUInt16LE(26) === nameBytes &&
    header.toString('utf8', zip.localBytes) === name
  if (!isIts) throw damage(`${name} is damaged`)
  return offset + zip.localBytes + nameBytes + header.readUInt16LE(28)
}

function readEntry(
  handle: number,
  bytesAt: BytesAt,
  entry: zip.ZipEntry,
  onPiece: (piece: Uint8Array) => void,
): void {
  let position = bodyOf(bytesAt, entry)
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(entry.bytes, 1)))
  let left = entry.bytes
  let sum = 0
  while (left > 0) {
    const read = readSync(handle, buffer, 0, Math.min(buffer.length, left), position)
    if (read === 0) throw cutOff()
    const piece = buffer.subarray(0, read)
    sum = crc32(piece, sum)
    onPiece(piece)
    position += read
    left -= read
  }
  if (sum !== entry.crc32) throw damage(`${entry.name} is damaged`)
}

const damage = (what: string) => new zip.ZipDamage('damaged', what)
const cutOff = () => new zip.ZipDamage('truncated', 'it is cut off')
