import * as zip from './format'

/** `wide`: with the ZIP64 numbers always, so that no length depends on a size that is found later. */
export interface HeaderStyle {
  /** Null for 1 January 1980: the same content is the same archive, byte for byte. */
  at: Date | null
  wide: boolean
}

/** What stands before the bytes of an entry. */
export function localHeader(entry: zip.ZipEntry, style: HeaderStyle): Buffer {
  const name = Buffer.from(entry.name, 'utf8')
  const extra = field64(style, [entry.bytes, entry.packed])
  const header = Buffer.alloc(zip.localBytes)
  header.writeUInt32LE(zip.signature.local, 0)
  common(header, 4, entry, style, [name.length, extra.length])
  return Buffer.concat([header, name, extra])
}

/** Its line in the directory. */
export function centralHeader(entry: zip.ZipEntry, style: HeaderStyle): Buffer {
  const name = Buffer.from(entry.name, 'utf8')
  const extra = field64(style, [entry.bytes, entry.packed, entry.offset])
  const header = Buffer.alloc(zip.centralBytes)
  header.writeUInt32LE(zip.signature.central, 0)
  header.writeUInt16LE(versionOf(style), 4)
  common(header, 6, entry, style, [name.length, extra.length])
  header.writeUInt32LE(style.wide ? zip.full32 : entry.offset, 42)
  return Buffer.concat([header, name, extra])
}

/** After the directory of so many lines and `bytes` bytes that begins at `start`. */
export function ending(count: number, start: number, bytes: number, wide: boolean): Buffer {
  const end = Buffer.alloc(zip.endBytes)
  end.writeUInt32LE(zip.signature.end, 0)
  end.writeUInt16LE(Math.min(count, zip.full16), 8)
  end.writeUInt16LE(Math.min(count, zip.full16), 10)
  end.writeUInt32LE(Math.min(bytes, zip.full32), 12)
  end.writeUInt32LE(wide ? zip.full32 : start, 16)
  return wide ? Buffer.concat([ending64(count, start, bytes), end]) : end
}

/** The ZIP64 end and its locator. */
function ending64(count: number, start: number, bytes: number): Buffer {
  const tail = Buffer.alloc(zip.end64Bytes + zip.locatorBytes)
  tail.writeUInt32LE(zip.signature.end64, 0)
  tail.writeBigUInt64LE(BigInt(zip.end64Bytes - 12), 4)
  tail.writeUInt16LE(45, 12)
  tail.writeUInt16LE(45, 14)
  tail.writeBigUInt64LE(BigInt(count), 24)
  tail.writeBigUInt64LE(BigInt(count), 32)
  tail.writeBigUInt64LE(BigInt(bytes), 40)
  tail.writeBigUInt64LE(BigInt(start), 48)
  tail.writeUInt32LE(zip.signature.end64Locator, zip.end64Bytes)
  tail.writeBigUInt64LE(BigInt(start + bytes), zip.end64Bytes + 8)
  tail.writeUInt32LE(1, zip.end64Bytes + 16)
  return tail
}

/** Version, flags, method, time, day, checksum, sizes and lengths, which both headers share. */
function common(
  header: Buffer,
  start: number,
  entry: zip.ZipEntry,
  style: HeaderStyle,
  [nameBytes, extraBytes]: [number, number],
): void {
  const { time, day } = style.at ? stampOf(style.at) : { time: 0, day: 0x21 }
  header.writeUInt16LE(versionOf(style), start)
  header.writeUInt16LE(zip.utf8Flag, start + 2)
  header.writeUInt16LE(entry.method, start + 4)
  header.writeUInt16LE(time, start + 6)
  header.writeUInt16LE(day, start + 8)
  header.writeUInt32LE(entry.crc32, start + 10)
  header.writeUInt32LE(style.wide ? zip.full32 : entry.packed, start + 14)
  header.writeUInt32LE(style.wide ? zip.full32 : entry.bytes, start + 18)
  header.writeUInt16LE(nameBytes, start + 22)
  header.writeUInt16LE(extraBytes, start + 24)
}

/** What a program must know to read it: 4.5 brought ZIP64. */
const versionOf = ({ wide }: HeaderStyle): number => (wide ? 45 : 20)

/** As MS-DOS wrote it: local time, two seconds a step, years from 1980. */
function stampOf(at: Date): { time: number; day: number } {
  const year = Math.min(Math.max(at.getFullYear() - 1980, 0), 127)
  return {
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    day: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  }
}

function field64({ wide }: HeaderStyle, values: readonly number[]): Buffer {
  if (!wide) return Buffer.alloc(0)
  const field = Buffer.alloc(4 + values.length * 8)
  field.writeUInt16LE(zip.zip64Field, 0)
  field.writeUInt16LE(values.length * 8, 2)
  values.forEach((value, index) => {
    field.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  })
  return field
}
