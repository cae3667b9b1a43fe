import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { deflated, localBytes, signature, stored, ZipDamage, type ZipEntry } from './format'

const CHUNK = 256 * 1024

/** An entry's bytes as they lie in an archive in memory. */
function packedBytes(archive: Buffer, { offset, packed, method, name }: ZipEntry): Buffer {
  if (method !== stored && method !== deflated)
    throw new ZipDamage('unreadable', `${name} is packed otherwise`)
  if (offset + localBytes > archive.length) throw cutOff(name)
  if (archive.readUInt32LE(offset) !== signature.local) throw damaged(name)
  const start = offset + localBytes + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (start + packed > archive.length) throw cutOff(name)
  return archive.subarray(start, start + packed)
}

/**
 * Takes out one small entry of an archive in memory, never past the size its directory declares: an entry that lies is
 * refused as soon as the first byte too many would come out. Throws ZipDamage.
 */
export function inflateEntry(archive: Buffer, entry: ZipEntry): Buffer {
  const packed = packedBytes(archive, entry)
  const content = entry.method === stored ? packed : inflate(packed, entry)
  if (content.length !== entry.bytes || crc32(content) !== entry.crc32) throw damaged(entry.name)
  return content
}

function inflate(packed: Buffer, { bytes, name }: ZipEntry): Buffer {
  if (bytes === 0) return Buffer.alloc(0)
  try {
    return inflateRawSync(packed, { maxOutputLength: bytes })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ERR_BUFFER_TOO_LARGE' ? larger(name) : damaged(name)
  }
}

/**
 * The same piece by piece. Throws ZipDamage for a header that lies, a check sum that does not hold or bytes that cannot
 * be inflated. A piece is good until the next is asked for.
 */
export async function* entryChunks(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(archive, entry)
  let size = 0
  let crc = 0
  const pieces = entry.method === stored ? inPieces(packed) : inflated(packed, entry.name)
  for await (const piece of pieces) {
    size += piece.length
    if (size > entry.bytes) throw larger(entry.name)
    crc = crc32(piece, crc)
    yield piece
  }
  if (size !== entry.bytes || crc !== entry.crc32) throw damaged(entry.name)
}

function* inPieces(packed: Buffer): Generator<Buffer> {
  for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK)
}

/** Inflated on zlib's own thread, while the piece before is read. */
async function* inflated(packed: Buffer, name: string): AsyncGenerator<Buffer> {
  if (packed.length === 0) return
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  const source = Readable.from(inPieces(packed), { objectMode: false })
  source.pipe(inflate)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw damaged(name)
    throw error
  } finally {
    source.destroy()
    inflate.destroy()
  }
}

const damaged = (name: string) => new ZipDamage('damaged', `${name} is damaged`)
const cutOff = (name: string) => new ZipDamage('truncated', `${name} is cut off`)
const larger = (name: string) => new ZipDamage('too_large', `${name} is larger than it says`)
