/** The few numbers of the ZIP format (PKWARE APPNOTE 6.3) that a stored archive needs. */
export const signature = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  end64Locator: 0x07064b50,
} as const

/** Stands where a number does not fit; the real one is in the ZIP64 field. */
export const full32 = 0xffffffff
export const full16 = 0xffff
export const zip64Field = 0x0001
/** Names are UTF-8. */
export const utf8Flag = 0x0800
export const stored = 0

export const localBytes = 30
export const centralBytes = 46
export const endBytes = 22
export const end64Bytes = 56
export const locatorBytes = 20

export interface ZipEntry {
  name: string
  bytes: number
  crc32: number
  /** Where its local header begins. */
  offset: number
}

/** ZIP64 end, its locator and the ordinary end, one after the other. */
export function endingOf(count: number, start: number, bytes: number): Buffer {
  const tail = Buffer.alloc(end64Bytes + locatorBytes + endBytes)
  tail.writeUInt32LE(signature.end64, 0)
  tail.writeBigUInt64LE(BigInt(end64Bytes - 12), 4)
  tail.writeUInt16LE(45, 12)
  tail.writeUInt16LE(45, 14)
  tail.writeBigUInt64LE(BigInt(count), 24)
  tail.writeBigUInt64LE(BigInt(count), 32)
  tail.writeBigUInt64LE(BigInt(bytes), 40)
  tail.writeBigUInt64LE(BigInt(start), 48)
  const locator = end64Bytes
  tail.writeUInt32LE(signature.end64Locator, locator)
  tail.writeBigUInt64LE(BigInt(start + bytes), locator + 8)
  tail.writeUInt32LE(1, locator + 16)
  const end = locator + locatorBytes
  tail.writeUInt32LE(signature.end, end)
  tail.writeUInt16LE(Math.min(count, full16), end + 8)
  tail.writeUInt16LE(Math.min(count, full16), end + 10)
  tail.writeUInt32LE(Math.min(bytes, full32), end + 12)
  tail.writeUInt32LE(full32, end + 16)
  return tail
}
