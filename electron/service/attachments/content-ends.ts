import type { Content, Pieces } from './pieces'
import { tiffEnds } from './tiff-ends'

/** Whether the end is missing that this kind of file has to have. */
export async function isCutOff(content: Omit<Content, 'name'>): Promise<boolean> {
  const ends = endings[content.mediaType]
  return ends ? !(await ends(content)) : false
}

type Ends = (content: Pieces) => Promise<boolean>
const endings: Readonly<Record<string, Ends>> = {
  'application/pdf': pdfEnds,
  'image/png': pngEnds,
  'image/jpeg': jpegEnds,
  'image/tiff': tiffEnds,
  'image/heic': boxesEnd,
  'image/bmp': bmpEnds,
  'image/gif': async content => (await tailOf(content, 1 << 10)).includes('\0;', 0, 'latin1'),
  'image/webp': async ({ size, read }) => {
    const head = await read(0, 12)
    return head.length === 12 && head.readUInt32LE(4) + 8 <= size
  },
  // The list of what is in it stands at its end, before a comment of at most 64 KB.
  'application/zip': async ({ size, read }) => {
    const length = Math.min(size, (1 << 16) + 22)
    return (await read(size - length, length)).includes('PK\x05\x06', 0, 'latin1')
  },
  'application/x-ole-storage': oleEnds,
}

/** The last `length` bytes before the zeros that some drives and programs fill up with. */
async function tailOf({ size, read }: Pieces, length: number): Promise<Buffer> {
  const step = 1 << 16
  for (let end = size; end > 0; ) {
    const piece = await read(Math.max(0, end - step), Math.min(step, end))
    const last = piece.findLastIndex(byte => byte !== 0)
    end -= piece.length
    if (last < 0) continue
    // One zero may belong to the end itself.
    const to = Math.min(size, end + last + 2)
    return read(Math.max(0, to - length), Math.min(length, to))
  }
  return Buffer.alloc(0)
}

/**
 * The last words of a PDF; one that is made for the web has them near its start as well. Signatures and scanners write
 * something behind them, though never much.
 */
async function pdfEnds(content: Pieces): Promise<boolean> {
  return /%%EOF|startxref/.test((await tailOf(content, 2 << 10)).toString('latin1'))
}

/** Boxes with their lengths before them, one of which says what the picture is made of. */
async function boxesEnd({ size, read }: Pieces): Promise<boolean> {
  let described = false
  for (let at = 0, piece = 0; piece < mostPieces && at < size; piece++) {
    const head = await read(at, 16)
    if (head.length < 8) return described
    described ||= head.toString('latin1', 4, 8) === 'meta'
    const short = head.readUInt32BE(0)
    // It reaches to the end of the file.
    if (short === 0) return described
    if (short === 1 && head.length < 16) return false
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (length < 8) return described
    at += length
    if (at > size) return false
  }
  return described
}

/** Its head says how large the picture is; what it says of the file is wrong in many. */
async function bmpEnds({ size, read }: Pieces): Promise<boolean> {
  const head = await read(0, 38)
  if (head.length < 38) return false
  const starts = head.readUInt32LE(10)
  const lines = (width: number, height: number, bits: number) => Math.ceil((width * bits) / 32) * 4 * height
  // Of OS/2: shorter numbers.
  if (head.readUInt32LE(14) < 40)
    return starts + lines(head.readUInt16LE(18), head.readUInt16LE(20), head.readUInt16LE(24)) <= size
  const [width, height] = [Math.abs(head.readInt32LE(18)), Math.abs(head.readInt32LE(22))]
  const plain = head.readUInt32LE(30) === 0
  const bytes = plain ? lines(width, height, head.readUInt16LE(28)) : head.readUInt32LE(34)
  return starts + bytes <= size
}

/** Where its own lists of sectors lie, as far as its head names them. */
async function oleEnds({ size, read }: Pieces): Promise<boolean> {
  const head = await read(0, 512)
  if (head.length < 512) return false
  const sector = 1 << head.readUInt16LE(30)
  const lists = Math.min(head.readUInt32LE(44), 109)
  const named = [48, ...Array.from({ length: lists }, (_, index) => 76 + 4 * index)]
  return named.every(at => (head.readUInt32LE(at) + 1) * sector < size)
}

/** More pieces than any scanner writes: such a file is not counted through. */
const mostPieces = 100_000

/** Piece after piece, each with its length before it, up to the one called IEND. */
async function pngEnds({ size, read }: Pieces): Promise<boolean> {
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
async function jpegEnds({ size, read }: Pieces): Promise<boolean> {
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
