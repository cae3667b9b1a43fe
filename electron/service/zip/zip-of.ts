import { crc32, deflateRawSync } from 'node:zlib'
import { deflated, stored, type ZipEntry } from './format'
import { centralHeader, ending, type HeaderStyle, localHeader } from './headers'

const style: HeaderStyle = { at: null, wide: false }

/** A small archive in memory, in the order given: the same parts are the same bytes. */
export function zipOf(
  parts: readonly (readonly [name: string, content: string | Uint8Array])[],
  how: 'deflated' | 'stored' = 'deflated',
): Buffer {
  const pieces: Uint8Array[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    const packed = how === 'deflated' ? deflateRawSync(bytes) : bytes
    const entry: ZipEntry = {
      name,
      method: how === 'deflated' ? deflated : stored,
      encrypted: false,
      crc32: crc32(bytes),
      packed: packed.length,
      bytes: bytes.length,
      offset,
    }
    const header = localHeader(entry, style)
    pieces.push(header, packed)
    directory.push(centralHeader(entry, style))
    offset += header.length + packed.length
  }
  const list = Buffer.concat(directory)
  return Buffer.concat([...pieces, list, ending(parts.length, offset, list.length, style.wide)])
}
