/** Builders of small files as offices, and as vandals, make them. */
import { crc32, deflateRawSync, constants as zlib } from 'node:zlib'
import { type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx'

export type OfficeSheet = {
  name?: string
  rows: CellValue[][]
  /** 'A1:C1' */
  merges?: string[]
  hidden?: boolean
  /** Number format by cell, 0-based 'row,column'. */
  formats?: Record<string, string>
}

export type OfficeBook = {
  dateSystem?: '1900' | '1904'
  stringMode?: 'shared' | 'inline'
  password?: string
}

/** An .xlsx of the sheets given. */
export async function officeBook(
  sheets: OfficeSheet | OfficeSheet[],
  options: OfficeBook = {},
): Promise<Buffer> {
  const list = Array.isArray(sheets) ? sheets : [sheets]
  const bytes = await writeXlsx({
    sheets: list.map(({ name = '表1', rows, merges = [], hidden = false, formats = {} }) => ({
      name,
      rows,
      hidden,
      merges: merges.map(mergeOf),
      cells: new Map(Object.entries(formats).map(([at, numFmt]) => [at, { style: { numFmt } }])),
    })),
    dateSystem: options.dateSystem ?? '1900',
    stringMode: options.stringMode ?? 'shared',
    ...(options.password ? { encryption: { password: options.password, spinCount: 1000 } } : {}),
  })
  return Buffer.from(bytes)
}

function mergeOf(range: string): MergeRange {
  const [start = 'A1', end = start] = range.split(':')
  const at = (ref: string) => {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(ref) ?? []
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    return { row: Number(digits) - 1, column }
  }
  const [from, to] = [at(start), at(end)]
  return { startRow: from.row, startCol: from.column, endRow: to.row, endCol: to.column }
}

/** A comma-separated file with Windows line ends, quoted where it must be. */
export function officeText(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A header-only picture with some noise behind it. */
export function picture(): Buffer {
  const noise = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 89 + 31) % 256))
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), noise])
}

/** The shell of an old binary file (OLE2) naming the streams given, as .xls and encrypted workbooks do. */
export function oleContainer(...streams: string[]): Buffer {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const body = Buffer.alloc(1536)
  for (const [index, stream] of streams.entries()) body.write(stream, 512 + index * 128, 'utf16le')
  return Buffer.concat([signature, body])
}

export type ArchivePart = {
  name: string
  content: Buffer | string
  /** What the directory says instead of the truth. */
  declaredSize?: number
  /** Already deflated content, with its true size and check sum. */
  deflated?: { size: number; crc: number }
  encrypted?: boolean
}

/** A zip of the parts given, with whatever lies they ask for. */
export function archive(parts: readonly ArchivePart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const plain = Buffer.isBuffer(part.content) ? part.content : Buffer.from(part.content)
    const packed = part.deflated ? plain : deflateRawSync(plain)
    const name = Buffer.from(part.name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(part.encrypted ? 1 : 0, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(part.deflated?.crc ?? crc32(plain), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(part.declaredSize ?? part.deflated?.size ?? plain.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, name, packed)
    directory.push(entry, name)
    offset += local.length + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of a workbook around a sheet's own XML, without shared strings and styles. */
export function workbookParts(sheetXml: ArchivePart['content'], sheetName = '表1'): ArchivePart[] {
  return [
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml },
  ]
}

/** A sheet's XML with its texts written in place, as some programs do. */
export function sheetXml(cells: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${cells}</sheetData>${after}</worksheet>`
}

/**
 * A readable workbook in which the directory names the packed bytes of the sheet a second time, as an archive does that
 * holds a few megabytes and counts as many entries of that size each.
 */
export function overlappingWorkbook(cells: string): Buffer {
  const parts = workbookParts(sheetXml(cells))
  const bytes = archive([...parts, { name: 'xl/media/again.bin', content: 'x' }])
  const entries = directoryOf(bytes)
  const sheet = entries.find(at => nameAt(bytes, at) === 'xl/worksheets/sheet1.xml') ?? 0
  const again = entries.find(at => nameAt(bytes, at) === 'xl/media/again.bin') ?? 0
  // Check sum, packed size and size; then where the entry begins.
  bytes.copy(bytes, again + 16, sheet + 16, sheet + 28)
  bytes.copy(bytes, again + 42, sheet + 42, sheet + 46)
  return bytes
}

/** Where each entry of the directory begins. */
function directoryOf(bytes: Buffer): number[] {
  const found: number[] = []
  for (let at = bytes.readUInt32LE(bytes.length - 6); bytes.readUInt32LE(at) === 0x02014b50; ) {
    found.push(at)
    at += 46 + bytes.readUInt16LE(at + 28)
  }
  return found
}

const nameAt = (bytes: Buffer, at: number): string =>
  bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))

/** A workbook of some hundred kilobytes whose sheet inflates to so many megabytes of blanks; it may lie about that. */
export function bombWorkbook(megabytes: number, declaredSize?: number): Buffer {
  const blank = Buffer.alloc(1024 * 1024, ' ')
  // A flushed block forgets what came before it, so the same packed bytes may stand any number of times.
  const block = deflateRawSync(blank, { finishFlush: zlib.Z_FULL_FLUSH, level: 9 })
  const end = deflateRawSync(Buffer.alloc(0))
  let crc = 0
  for (let index = 0; index < megabytes; index += 1) crc = crc32(blank, crc)
  const content = Buffer.concat([...Array.from({ length: megabytes }, () => block), end])
  const [sheet, ...others] = workbookParts(content).reverse()
  return archive([
    ...others.reverse(),
    {
      ...sheet!,
      deflated: { size: megabytes * blank.length, crc },
      ...(declaredSize ? { declaredSize } : {}),
    },
  ])
}
