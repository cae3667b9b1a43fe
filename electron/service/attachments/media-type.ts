const signatures: ReadonlyArray<readonly [string, string]> = [
  ['25504446', 'application/pdf'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['504b0304', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
]

/** What a file is by its first bytes, never by its name: a picture renamed .pdf is a picture. */
export function mediaTypeOf(head: Uint8Array): string {
  const hex = Buffer.from(head.subarray(0, 12)).toString('hex')
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') return 'image/webp'
  return signatures.find(([start]) => hex.startsWith(start))?.[1] ?? 'application/octet-stream'
}
