import type { ContentFault } from '../../../src/domain/attachments/content-faults'

/** A file as it is looked at: what it is by its first bytes, and any piece of it. */
export interface Content {
  name: string
  mediaType: string
  size: number
  /** Up to `length` bytes from `at`; fewer only where the file ends. */
  read(at: number, length: number): Promise<Buffer>
}

/**
 * What is wrong with a file somebody files. Strict where nobody can want it (empty, a program, a picture without its
 * end), and silent where a look at the bytes proves nothing: a text, an old Office file, a recording.
 */
export async function contentFault(content: Content): Promise<ContentFault | null> {
  if (content.size === 0) return 'scan_empty'
  const ending = /\.([^.]+)$/.exec(content.name)?.[1]?.toLowerCase() ?? ''
  const head = await content.read(0, 16)
  if (programEndings.has(ending) || programStarts.some(start => head.indexOf(start, 0, 'latin1') === 0))
    return 'scan_is_program'
  const allowed = kindsOf[ending]
  if (allowed && !allowed.test(content.mediaType)) return 'scan_unlike_name'
  return (await isCutOff(content)) ? 'scan_cut_off' : null
}

/** Whether the end is missing that this kind of file has to have. */
export async function isCutOff(content: Omit<Content, 'name'>): Promise<boolean> {
  const ends = endings[content.mediaType]
  return ends ? !(await ends(content)) : false
}

// A picture under the name of a page is still looked at: the viewers go by the bytes.
const shown = /^(image\/|application\/pdf$)/
const office = /^application\/(zip|x-ole-storage)$/
const kindsOf: Readonly<Record<string, RegExp>> = {
  pdf: shown,
  png: shown,
  jpg: shown,
  jpeg: shown,
  gif: shown,
  webp: shown,
  tif: shown,
  tiff: shown,
  docx: office,
  xlsx: office,
  pptx: office,
  zip: /^application\/zip$/,
}

const programEndings = new Set(
  'exe com scr pif msi msix bat cmd ps1 vbs vbe js jse wsf wsh hta cpl dll sys lnk reg jar apk sh app deb rpm'.split(
    ' ',
  ),
)
/** Of Windows, Linux and macOS, and a script that names its interpreter. */
const programStarts = [
  'MZ',
  '\x7fELF',
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
  '#!',
]

type Ends = (content: Pick<Content, 'size' | 'read'>) => Promise<boolean>
const endings: Readonly<Record<string, Ends>> = {
  'image/png': pngEnds,
  'image/jpeg': jpegEnds,
  'image/webp': async ({ size, read }) => {
    const head = await read(0, 12)
    return head.length === 12 && head.readUInt32LE(4) + 8 <= size
  },
  // The list of what is in it stands at its end, before a comment of at most 64 KB.
  'application/zip': async ({ size, read }) => {
    const length = Math.min(size, (1 << 16) + 22)
    return (await read(size - length, length)).includes('PK\x05\x06', 0, 'latin1')
  },
}

/** More pieces than any scanner writes: such a file is not counted through. */
const mostPieces = 100_000

/** Piece after piece, each with its length before it, up to the one called IEND. */
async function pngEnds({ size, read }: Pick<Content, 'size' | 'read'>): Promise<boolean> {
  for (let at = 8, piece = 0; piece < mostPieces; piece++) {
    const head = await read(at, 8)
    if (head.length < 8) return false
    if (head.toString('latin1', 4) === 'IEND') return true
    at += head.readUInt32BE(0) + 12
    if (at >= size) return false
  }
  return true
}

/** Segments with their lengths up to the picture itself (a small preview among them ends as well), then its end mark. */
async function jpegEnds({ size, read }: Pick<Content, 'size' | 'read'>): Promise<boolean> {
  let at = 2
  for (let piece = 0; piece < mostPieces; piece++) {
    const head = await read(at, 4)
    if (head.length < 4) return false
    // No segment: some cameras fill up. The end is looked for from here.
    if (head[0] !== 0xff) break
    const mark = head[1] ?? 0
    if (mark === 0xff) at += 1
    else {
      at += 2 + head.readUInt16BE(2)
      if (mark === 0xda) break
    }
  }
  const step = 1 << 20
  for (; at < size; at += step) {
    // One byte more, so that a mark across two pieces is seen.
    if ((await read(at, step + 1)).includes('\xff\xd9', 0, 'latin1')) return true
  }
  return false
}
