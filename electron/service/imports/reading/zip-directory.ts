import { crc32, inflateRawSync } from 'node:zlib'
import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { refusal } from '../../../../src/domain/imports/refusal'
import { overlaps } from '../../files/zip-overlap'
import type { ReadingLimits } from './limits'

/** One file in the archive, as its central directory declares it. Sizes in bytes. */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const END = 0x06054b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const ENTRY = 0x02014b50
const ENTRY_LENGTH = 46
const LOCAL = 0x04034b50
const LOCAL_LENGTH = 30
const END_64_LOCATOR = 0x07064b50
const END_64 = 0x06064b50
const STANDS_IN_EXTRA = 0xffffffff
const EXTRA_64 = 1
const STORED = 0
const DEFLATED = 8

/** Lists the archive from its end; a truncated file has no end. Nothing is inflated. */
export function listEntries(bytes: Buffer, limits: ReadingLimits): ZipEntry[] | ImportRefusal {
  const end = endOfDirectory(bytes)
  if (end < 0) return refusal('truncated')
  let count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const wide = end >= 20 && bytes.readUInt32LE(end - 20) === END_64_LOCATOR
  if (wide) {
    const record = Number(bytes.readBigUInt64LE(end - 12))
    if (
      !Number.isSafeInteger(record) ||
      record + 56 > bytes.length ||
      bytes.readUInt32LE(record) !== END_64
    ) {
      return refusal('damaged')
    }
    count = Number(bytes.readBigUInt64LE(record + 32))
    at = Number(bytes.readBigUInt64LE(record + 48))
  }
  if (count > limits.entries) return refusal('too_large')
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > bytes.length) return refusal('truncated')
    if (bytes.readUInt32LE(at) !== ENTRY) return refusal('damaged')
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const name = bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    const extra = bytes.subarray(at + ENTRY_LENGTH + nameLength, at + ENTRY_LENGTH + nameLength + extraLength)
    const [size, packed, offset] = wideSizes(
      [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
      extra,
    )
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
      crc: bytes.readUInt32LE(at + 16),
      packed,
      size,
      offset,
    })
    at += ENTRY_LENGTH + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return overlaps(entries.map(extentOf), bytes.length) ? refusal('damaged') : entries
}

const extentOf = ({ offset, packed }: ZipEntry) => ({ start: offset, end: offset + LOCAL_LENGTH + packed })

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  return -1
}

type Sizes = [size: number, packed: number, offset: number]

/** Zip64 puts, in this order, only those of the three that do not fit their 32 bits. */
function wideSizes(sizes: Sizes, extra: Buffer): Sizes {
  if (!sizes.includes(STANDS_IN_EXTRA)) return sizes
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== EXTRA_64) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return sizes.map(value => {
    if (value !== STANDS_IN_EXTRA || at + 8 > extra.length) return value
    const wide = Number(extra.readBigUInt64LE(at))
    at += 8
    return wide
  }) as Sizes
}

/** An entry's bytes as they lie in the archive. */
export function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer | ImportRefusal {
  if (entry.offset + LOCAL_LENGTH > bytes.length) return refusal('truncated')
  if (bytes.readUInt32LE(entry.offset) !== LOCAL) return refusal('damaged')
  const nameLength = bytes.readUInt16LE(entry.offset + 26)
  const start = entry.offset + LOCAL_LENGTH + nameLength + bytes.readUInt16LE(entry.offset + 28)
  if (start + entry.packed > bytes.length) return refusal('truncated')
  return bytes.subarray(start, start + entry.packed)
}

/**
 * Inflates one entry, never past the size its directory declares: a header that lies is refused as soon as the
 * first byte too many would come out.
 */
export function inflateEntry(bytes: Buffer, entry: ZipEntry): Buffer | ImportRefusal {
  const packed = packedBytes(bytes, entry)
  if (!Buffer.isBuffer(packed)) return packed
  const content = unpack(packed, entry)
  if (!(content instanceof Buffer)) return content
  if (content.length !== entry.size || crc32(content) !== entry.crc) return refusal('damaged')
  return content
}

function unpack(packed: Buffer, entry: ZipEntry): Buffer | ImportRefusal {
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) return refusal('unreadable')
  if (entry.size === 0) return Buffer.alloc(0)
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.size })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return refusal(code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged')
  }
}
