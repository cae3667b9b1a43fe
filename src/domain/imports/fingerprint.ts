import { foldHeading } from './heading'

/**
 * A layout's fingerprint: the same headings in any order give the same text, so that a corrected mapping is
 * remembered for the next file of the same make. Not a secret and not a checksum.
 */
export function layoutFingerprint(kind: string, headings: readonly string[]): string {
  const words = headings.map(foldHeading).filter(word => word !== '')
  return `${kind}-${words.length}-${textHash([...words].sort().join('\u001f')).toString(36)}`
}

/**
 * 53 bits of a text, well spread (cyrb53): enough to tell the keys of a file apart without keeping them. Two of a
 * million differing keys meet once in ten thousand files. Not a secret and not a checksum.
 */
export function textHash(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
