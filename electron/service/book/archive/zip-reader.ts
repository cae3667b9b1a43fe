import { closeSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { mostBytes } from '../../../files/caps'
import { openSourceSync } from '../../../files/read-source'
import { overlaps } from '../../files/zip-overlap'
import * as zip from './zip-format'

/** The archive is not one of ours, or cut off, or altered. */
export class ZipDamage extends Error {
  constructor(what: string) {
    super(`archive: ${what}`)
    this.name = 'ZipDamage'
  }
}

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

/**
 * Reads stored archives. Everything is checked against the size of the file before anything is allocated, and no two
 * entries may share bytes: what comes out is never more than went in. Throws SourceRefused, ZipDamage.
 */
export function openZip(path: string): ZipReader {
  const { handle, bytes: size } = openSourceSync(path, mostBytes.archive)
  try {
    const bytesAt = (offset: number, length: number): Buffer => {
      if (!Number.isSafeInteger(offset) || offset < 0 || length < 0 || offset + length > size)
        throw new ZipDamage('it is cut off')
      const buffer = Buffer.alloc(length)
      if (readSync(handle, buffer, 0, length, offset) < length) throw new ZipDamage('it is cut off')
      return buffer
    }
    const { entries, start } = directoryOf(bytesAt, size)
    if (
      overlaps(
        [...entries.values()].map(entry => extentOf(bytesAt, entry)),
        start,
      )
    )
      throw new ZipDamage('its entries share bytes')
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
  const tailBytes = zip.end64Bytes + zip.locatorBytes + zip.endBytes
  const tail = bytesAt(size - tailBytes, tailBytes)
  const count = Number(tail.readBigUInt64LE(32))
  const bytes = Number(tail.readBigUInt64LE(40))
  const start = Number(tail.readBigUInt64LE(48))
  if (
    count > mostEntries ||
    bytes > count * mostLineBytes ||
    start + bytes !== size - tailBytes ||
    !tail.equals(zip.endingOf(count, start, bytes))
  )
    throw new ZipDamage('it has no directory')
  const directory = bytesAt(start, bytes)
  const entries = new Map<string, zip.ZipEntry>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + zip.centralBytes > bytes || directory.readUInt32LE(at) !== zip.signature.central)
      throw new ZipDamage('its directory is damaged')
    const nameBytes = directory.readUInt16LE(at + 28)
    const extraBytes = directory.readUInt16LE(at + 30)
    const next = at + zip.centralBytes + nameBytes + extraBytes + directory.readUInt16LE(at + 32)
    const extra = at + zip.centralBytes + nameBytes
    if (
      next > bytes ||
      directory.readUInt16LE(at + 10) !== zip.stored ||
      extraBytes < 28 ||
      directory.readUInt16LE(extra) !== zip.zip64Field
    )
      throw new ZipDamage('its directory is damaged')
    const name = directory.toString('utf8', at + zip.centralBytes, extra)
    const entry = {
      name,
      crc32: directory.readUInt32LE(at + 16),
      bytes: Number(directory.readBigUInt64LE(extra + 12)),
      offset: Number(directory.readBigUInt64LE(extra + 20)),
    }
    if (entries.has(name) || entry.bytes > size) throw new ZipDamage('its directory is damaged')
    entries.set(name, entry)
    at = next
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
  if (!isIts) throw new ZipDamage(`${name} is damaged`)
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
    if (read === 0) throw new ZipDamage('it is cut off')
    const piece = buffer.subarray(0, read)
    sum = crc32(piece, sum)
    onPiece(piece)
    position += read
    left -= read
  }
  if (sum !== entry.crc32) throw new ZipDamage(`${entry.name} is damaged`)
}
