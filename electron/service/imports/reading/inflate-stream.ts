import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { refusal } from '../../../../src/domain/imports/refusal'
import { FileRefused } from './file-refused'
import { packedBytes, type ZipEntry } from './zip-directory'

const STORED = 0
const DEFLATED = 8
const CHUNK = 256 * 1024

/**
 * An entry's bytes, piece by piece, never past the size its directory declares. Throws FileRefused for a header that
 * lies, a check sum that does not hold or bytes that cannot be inflated. A piece is good until the next is asked for.
 */
export async function* entryChunks(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, entry)
  if (!Buffer.isBuffer(packed)) throw new FileRefused(packed)
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new FileRefused(refusal('unreadable'))
  let size = 0
  let crc = 0
  const pieces = entry.method === STORED ? inPieces(packed) : inflated(packed)
  for await (const piece of pieces) {
    size += piece.length
    if (size > entry.size) throw new FileRefused(refusal('too_large'))
    crc = crc32(piece, crc)
    yield piece
  }
  if (size !== entry.size || crc !== entry.crc) throw new FileRefused(refusal('damaged'))
}

function* inPieces(packed: Buffer): Generator<Buffer> {
  for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK)
}

/** Inflated on zlib's own thread, while the piece before is read. */
async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  if (packed.length === 0) return
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  const source = Readable.from(inPieces(packed), { objectMode: false })
  source.pipe(inflate)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new FileRefused(refusal('damaged'))
    throw error
  } finally {
    source.destroy()
    inflate.destroy()
  }
}
