import * as zip from './format'
import { overlaps } from './overlap'

/** Where the directory lies, as the end of the archive says: nothing of it is believed yet. Bytes. */
export interface DirectoryEnd {
  count: number
  start: number
  bytes: number
}

const longestComment = 0xffff

/** `tail`: the last bytes of an archive, which begin at `at` of it. Throws ZipDamage: what is cut off has no end. */
export function directoryEnd(tail: Buffer, at: number): DirectoryEnd {
  const end = endIn(tail)
  if (end < 0) throw new zip.ZipDamage('truncated', 'it has no end')
  const locator = end - zip.locatorBytes
  if (locator < 0 || tail.readUInt32LE(locator) !== zip.signature.end64Locator)
    return {
      count: tail.readUInt16LE(end + 10),
      bytes: tail.readUInt32LE(end + 12),
      start: tail.readUInt32LE(end + 16),
    }
  const record = Number(tail.readBigUInt64LE(locator + 8)) - at
  const isThere =
    record >= 0 && record + zip.end64Bytes <= tail.length && tail.readUInt32LE(record) === zip.signature.end64
  if (!isThere) throw new zip.ZipDamage('damaged', 'its end is damaged')
  return {
    count: Number(tail.readBigUInt64LE(record + 32)),
    bytes: Number(tail.readBigUInt64LE(record + 40)),
    start: Number(tail.readBigUInt64LE(record + 48)),
  }
}

function endIn(tail: Buffer): number {
  const first = Math.max(0, tail.length - zip.endBytes - longestComment)
  for (let at = tail.length - zip.endBytes; at >= first; at -= 1) {
    if (tail.readUInt32LE(at) === zip.signature.end) return at
  }
  return -1
}

/** So many lines of a directory that begins at `start` of `bytes`. Throws ZipDamage. */
export function entriesIn(bytes: Buffer, start: number, count: number): zip.ZipEntry[] {
  const entries: zip.ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + zip.centralBytes > bytes.length) throw new zip.ZipDamage('truncated', 'its directory is cut off')
    if (bytes.readUInt32LE(at) !== zip.signature.central)
      throw new zip.ZipDamage('damaged', 'its directory is damaged')
    const nameAt = at + zip.centralBytes
    const extraAt = nameAt + bytes.readUInt16LE(at + 28)
    const commentAt = extraAt + bytes.readUInt16LE(at + 30)
    const [size, packed, offset] = wideSizes(
      [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
      bytes.subarray(extraAt, commentAt),
    )
    entries.push({
      name: bytes.toString('utf8', nameAt, extraAt),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & zip.encryptedFlag) !== 0,
      crc32: bytes.readUInt32LE(at + 16),
      packed,
      bytes: size,
      offset,
    })
    at = commentAt + bytes.readUInt16LE(at + 32)
  }
  return entries
}

type Sizes = [bytes: number, packed: number, offset: number]

/** ZIP64 puts, in this order, only those of the three that do not fit their 32 bits. */
function wideSizes(sizes: Sizes, extra: Buffer): Sizes {
  if (!sizes.includes(zip.full32)) return sizes
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== zip.zip64Field)
    at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return sizes.map(value => {
    if (value !== zip.full32 || at + 8 > extra.length) return value
    const wide = Number(extra.readBigUInt64LE(at))
    at += 8
    return wide
  }) as Sizes
}

/**
 * What an archive in memory, of whatever program, says it holds: nothing is taken out. Throws ZipDamage, also for more
 * than `most` entries or ones that share bytes.
 */
export function listEntries(archive: Buffer, most: number): zip.ZipEntry[] {
  const { count, start } = directoryEnd(archive, 0)
  if (count > most) throw new zip.ZipDamage('too_large', 'it has too many entries')
  const entries = entriesIn(archive, start, count)
  if (overlaps(entries.map(extentOf), archive.length))
    throw new zip.ZipDamage('damaged', 'its entries share bytes')
  return entries
}

const extentOf = ({ offset, packed }: zip.ZipEntry) => ({
  start: offset,
  end: offset + zip.localBytes + packed,
})
