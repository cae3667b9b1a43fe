import type { RefusalCode } from '../../../../src/domain/imports/refusal'

/** What a file is by its own bytes; its name is only asked where the bytes leave two answers. */
export type FileKind = 'archive' | 'older' | 'page' | 'text' | { readonly refused: RefusalCode }

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP_PARTS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
]
const PICTURES_AND_OTHERS = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x25, 0x50, 0x44, 0x46],
  [0x52, 0x49, 0x46, 0x46],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0x00, 0x00, 0x01, 0x00],
  [0x53, 0x51, 0x4c, 0x69],
]

export function fileKind(bytes: Buffer, name: string): FileKind {
  if (bytes.length === 0) return { refused: 'empty_file' }
  if (startsWith(bytes, OLE2)) return oldOrLocked(bytes, name)
  if (ZIP_PARTS.some(signature => startsWith(bytes, signature))) return 'archive'
  // Two ASCII letters may begin a text; a text has no NUL near them.
  const binary = bytes.subarray(0, 4096).includes(0)
  const known = PICTURES_AND_OTHERS.some(
    signature => startsWith(bytes, signature) && (signature.length > 2 || binary),
  )
  if (known) return { refused: 'not_a_table' }
  const start = startOf(bytes)
  if (/^mime-version:/.test(start)) return { refused: 'other_format' }
  // Exports begin with whatever stood around the table: a style, a div, a comment.
  return /^<(\?xml|!|[a-z][\w:-]*[\s>])/.test(start) ? 'page' : 'text'
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** An OLE2 container is a workbook of before 2007 (.xls, .et) or the shell of an encrypted one (LIBRARIES, trap 10). */
function oldOrLocked(bytes: Buffer, name: string): FileKind {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return { refused: 'password_protected' }
  if (holds('Workbook') || holds('Book') || /\.(xls|et|xlt|ett)$/i.test(name)) return 'older'
  if (holds('WordDocument')) return { refused: 'older_document' }
  if (holds('PowerPoint Document')) return { refused: 'not_a_table' }
  return { refused: 'password_protected' }
}

/** By it a web page or an XML spreadsheet that is called .xls is known. */
function startOf(bytes: Buffer): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  return bytes
    .subarray(0, 1024)
    .toString(wide ? 'utf16le' : 'latin1')
    .replace(/^(\xef\xbb\xbf|\ufeff)/, '')
    .trimStart()
    .toLowerCase()
}
