import { partsOf } from '../../../src/domain/attachments/scan-kinds'
import type { Content, Pieces } from './pieces'

/** Which of the parts that tell kinds of the same first bytes apart is in a file; null for none, or where none does. */
export async function partOf(content: Omit<Content, 'name'>): Promise<string | null> {
  const parts = partsOf(content.mediaType)
  if (parts.length === 0) return null
  const names = content.mediaType === 'application/zip' ? await zipNames(content) : await oleNames(content)
  return (
    parts.find(part => names.some(name => (part.endsWith('/') ? name.startsWith(part) : name === part))) ??
    null
  )
}

/** A document has a few hundred; a list that is longer is read from its start. */
const mostBytes = 1 << 20

/** What is in a zip, by the list at its end. */
async function zipNames({ size, read }: Pieces): Promise<string[]> {
  const length = Math.min(size, (1 << 16) + 22)
  const tail = await read(size - length, length)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > tail.length) return []
  const list = await read(tail.readUInt32LE(end + 16), Math.min(tail.readUInt32LE(end + 12), mostBytes))
  const names: string[] = []
  for (let at = 0; at + 46 <= list.length && list.toString('latin1', at, at + 4) === 'PK\x01\x02'; ) {
    const [name, extra, comment] = [28, 30, 32].map(field => list.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    names.push(list.toString('utf8', at + 46, at + 46 + name))
    at += 46 + name + extra + comment
  }
  return names
}

/** What is in an old Office file, by the first sectors of its list: 128 bytes for each, the name in the first 64. */
async function oleNames({ read }: Pieces): Promise<string[]> {
  const head = await read(0, 512)
  if (head.length < 512) return []
  const sector = 1 << head.readUInt16LE(30)
  const list = await read((head.readUInt32LE(48) + 1) * sector, Math.max(sector, 1 << 12))
  return Array.from({ length: Math.floor(list.length / 128) }, (_, index) => {
    const at = index * 128
    const length = Math.min(64, list.readUInt16LE(at + 64))
    return list.toString('utf16le', at, at + Math.max(0, length - 2))
  })
}
