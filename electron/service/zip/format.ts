/** The few numbers of the ZIP format (PKWARE APPNOTE 6.3) that are needed here. */
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
export const encryptedFlag = 0x0001
export const stored = 0
export const deflated = 8

export const localBytes = 30
export const centralBytes = 46
export const endBytes = 22
export const end64Bytes = 56
export const locatorBytes = 20

/** One file in an archive, as its directory declares it. */
export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  /** Of what comes out. */
  crc32: number
  /** As it lies in the archive, in bytes. */
  packed: number
  /** Taken out, in bytes. */
  bytes: number
  /** Where its local header begins. */
  offset: number
}

/** The archive is cut off, altered, larger than it says, or of a kind that is not read here. */
export class ZipDamage extends Error {
  constructor(
    readonly why: 'truncated' | 'damaged' | 'too_large' | 'unreadable',
    what: string,
  ) {
    super(`archive: ${what}`)
    this.name = 'ZipDamage'
  }
}
