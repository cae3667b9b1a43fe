import { foldHeading } from './heading'
import { textHash } from './text-hash'

/**
 * A layout's fingerprint: the same headings in any order give the same text, so that a corrected mapping is
 * remembered for the next file of the same make. Not a secret and not a checksum.
 */
export function layoutFingerprint(kind: string, headings: readonly string[]): string {
  const words = headings.map(foldHeading).filter(word => word !== '')
  return `${kind}-${words.length}-${textHash([...words].sort().join('\u001f')).toString(36)}`
}
