const signatures: ReadonlyArray<readonly [string, string]> = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['504b0304', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
]

/** So many of its first bytes say what a file is. */
export const headBytes = 1024

/** What a file is by its first bytes, never by its name: a picture renamed .pdf is a picture. */
export function mediaTypeOf(start: Uint8Array): string {
  const head = Buffer.from(start.subarray(0, headBytes))
  const hex = head.toString('hex', 0, 12)
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') return 'image/webp'
  const known = signatures.find(([first]) => hex.startsWith(first))?.[1]
  // Some writers put a few bytes before the first line of a PDF; every viewer forgives that.
  return known ?? (head.includes('%PDF-') ? 'application/pdf' : 'application/octet-stream')
}
