import { unknownType } from '../../../src/domain/attachments/scan-kinds'

const signatures: ReadonlyArray<readonly [string, string]> = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  // BigTIFF: the same with longer numbers.
  ['49492b00', 'image/tiff'],
  ['4d4d002b', 'image/tiff'],
  ['504b0304', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  ['7b5c727466', 'application/rtf'],
]

/** So many of its first bytes say what a file is. */
export const headBytes = 1024

/** What a file is by its first bytes, never by its name: a picture renamed .pdf is a picture. */
export function mediaTypeOf(start: Uint8Array): string {
  const head = Buffer.from(start.subarray(0, headBytes))
  const hex = head.toString('hex', 0, 12)
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') return 'image/webp'
  if (isHeic(head)) return 'image/heic'
  if (isBmp(head)) return 'image/bmp'
  const known = signatures.find(([first]) => hex.startsWith(first))?.[1]
  // Some writers put a few bytes before the first line of a PDF; every viewer forgives that.
  return known ?? (head.includes('%PDF-') ? 'application/pdf' : unknownType)
}

/** As phones take pictures; a film begins alike. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])
const isHeic = (head: Buffer): boolean =>
  head.toString('latin1', 4, 8) === 'ftyp' && heicBrands.has(head.toString('latin1', 8, 12))

/** Two letters prove nothing: a text may begin with them. */
const bmpHeads = new Set([12, 40, 52, 56, 64, 108, 124])
const isBmp = (head: Buffer): boolean =>
  head.length >= 18 &&
  head.toString('latin1', 0, 2) === 'BM' &&
  head.readUInt32LE(6) === 0 &&
  bmpHeads.has(head.readUInt32LE(14))
