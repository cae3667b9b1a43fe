import { posix } from 'node:path'
import { type ImportRefusal, refusal } from '../../../../src/domain/imports/refusal'
import type { ZipEntry } from '../../zip/format'
import { inflateEntry } from '../../zip/unpack'
import { FileRefused, type ReadingLimits } from './limits'
import { type Part, storedArchive, tooLarge } from './workbook-parts'
import { walkXml } from './xml-walk'

const workbookPart = /(^|\/)workbook\.bin$/i
const mostRows = 1_048_576
const mostColumns = 16_384

/** Numbers of [MS-XLSB] 2.3.1. */
const record = {
  rowHeader: 0x00,
  lastShortCell: 0x12,
  richString: 0x3e,
  workbookProperties: 0x99,
  sheet: 0x9c,
  merge: 0xb0,
} as const
/** A cell without a column stands to the right of the one before. */
const firstShortCell = 0x0c

/** A style sheet begins, and ends. */
const noStyles = Buffer.from([0x96, 0x02, 0x00, 0x97, 0x02, 0x00])

/**
 * An .xlsb put together anew: the parts that hold its tables, under names of ours, and of them only the records that say
 * a value or where one stands. So its reader finds nothing else, nothing to inflate, and no place beyond the limits.
 * Throws ZipDamage and FileRefused.
 */
export function binaryWorkbook(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  limits: ReadingLimits,
): Buffer | ImportRefusal {
  const books = entries.filter(({ name }) => workbookPart.test(name))
  const [book] = books
  if (!book || books.length > 1) return refusal('unreadable')
  const folder = posix.dirname(book.name)
  const entryOf = (name: string): ZipEntry | undefined => {
    const found = entries.filter(entry => entry.name.toLowerCase() === name.toLowerCase())
    if (found.length > 1) throw new FileRefused(refusal('unreadable'))
    return found[0]
  }
  const relations = entryOf(posix.join(folder, '_rels', `${posix.basename(book.name)}.rels`))
  if (!relations) return refusal('unreadable')
  const read: ZipEntry[] = []
  const contentOf = (entry: ZipEntry): Buffer => {
    if (entry.encrypted) throw new FileRefused(refusal('password_protected'))
    read.push(entry)
    if (tooLarge(read, { ...limits, allParts: limits.olderBytes }))
      throw new FileRefused(refusal('older_too_large'))
    return inflateEntry(bytes, entry)
  }
  const related = relationsIn(contentOf(relations).toString('utf8'), folder)
  const sheets: { id: string; content: Buffer }[] = []
  const workbook = recordsOf(contentOf(book), (type, body) => {
    if (type !== record.sheet) return type === record.workbookProperties
    const id = relationId(body)
    const relation = related.find(one => one.id === id)
    if (relation && relation.type !== 'worksheet') return false
    const entry = relation && entryOf(relation.part)
    if (!entry) throw new FileRefused(refusal('unreadable'))
    sheets.push({ id, content: recordsOf(contentOf(entry), placesWithin(limits)) })
    return true
  })
  const parts: Part[] = [{ name: 'xl/workbook.bin', content: workbook }]
  for (const [index, { content }] of sheets.entries())
    parts.push({ name: `xl/worksheets/sheet${index + 1}.bin`, content })
  for (const [type, name] of [
    ['sharedStrings', 'xl/sharedStrings.bin'],
    ['styles', 'xl/styles.bin'],
  ] as const) {
    const part = related.find(relation => relation.type === type)?.part
    const entry = part === undefined ? undefined : entryOf(part)
    if (entry) parts.push({ name, content: contentOf(entry) })
    // Without one its reader asks nothing for a style, and fails.
    else if (type === 'styles') parts.push({ name, content: noStyles })
  }
  return storedArchive([...parts, ...frameOf(sheets, parts)])
}

interface Relation {
  id: string
  /** The last word of its type. */
  type: string
  part: string
}

function relationsIn(xml: string, folder: string): Relation[] {
  const relations: Relation[] = []
  walkXml(xml, new Map(), {
    begin(name, attributes) {
      if (!/(^|:)Relationship$/.test(name) || attributes('TargetMode') === 'External') return undefined
      const target = attributes('Target') ?? ''
      relations.push({
        id: attributes('Id') ?? '',
        type: posix.basename(attributes('Type') ?? ''),
        part: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      })
      return undefined
    },
    end: () => undefined,
    text: () => undefined,
  })
  return relations
}

/** Visibility and number of the sheet stand before it. */
function relationId(body: Buffer): string {
  const length = body.length >= 12 ? body.readUInt32LE(8) : 0
  return body.toString('utf16le', 12, Math.min(12 + length * 2, body.length))
}

/** The records that are wanted, as they are. Throws FileRefused where one goes past the end. */
function recordsOf(content: Buffer, wanted: (type: number, body: Buffer) => boolean): Buffer {
  const kept: Buffer[] = []
  let at = 0
  const byte = (): number => {
    const value = content[at]
    if (value === undefined) throw new FileRefused(refusal('unreadable'))
    at += 1
    return value
  }
  while (at < content.length) {
    const begins = at
    let type = byte()
    if (type & 0x80) type = (type & 0x7f) + ((byte() & 0x7f) << 7)
    let length = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const part = byte()
      length += (part & 0x7f) << shift
      if (!(part & 0x80)) break
    }
    const body = content.subarray(at, at + length)
    if (body.length < length) throw new FileRefused(refusal('unreadable'))
    at += length
    if (wanted(type, body)) kept.push(content.subarray(begins, at))
  }
  return Buffer.concat(kept)
}

/** Of a worksheet: rows, cells and merged blocks, each where it may stand. */
function placesWithin(limits: ReadingLimits): (type: number, body: Buffer) => boolean {
  let row = -1
  let column = -1
  const numberAt = (body: Buffer, at: number): number => {
    if (body.length < at + 4) throw new FileRefused(refusal('unreadable'))
    return body.readUInt32LE(at)
  }
  return (type, body) => {
    if (type === record.merge) {
      const [top, bottom, left, right] = [0, 4, 8, 12].map(at => numberAt(body, at)) as [
        number,
        number,
        number,
        number,
      ]
      return top <= bottom && bottom < mostRows && left <= right && right < mostColumns
    }
    if (type === record.rowHeader) {
      const next = numberAt(body, 0)
      if (next <= row) throw new FileRefused(refusal('unreadable'))
      row = next
      column = -1
      return true
    }
    if (type > record.lastShortCell && type !== record.richString) return false
    column = type >= firstShortCell && type <= record.lastShortCell ? column + 1 : numberAt(body, 0)
    // Blank cells, which only carry a style, may stand anywhere: their reader leaves them out.
    if (type === 0x01 || type === 0x0c) return type === 0x0c
    if (row < 0) throw new FileRefused(refusal('unreadable'))
    if (column >= limits.columns)
      throw new FileRefused(refusal('too_many_columns', { columns: limits.columns }))
    if (row >= limits.rows) throw new FileRefused(refusal('too_many_rows', { rows: limits.rows }))
    return true
  }
}

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const partTypes = [
  ['workbook', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main'],
  ['sharedStrings', 'application/vnd.ms-excel.sharedStrings'],
  ['styles', 'application/vnd.ms-excel.styles'],
] as const

/** How the parts hang together. */
function frameOf(sheets: readonly { id: string }[], parts: readonly Part[]): Part[] {
  const overrides = partTypes
    .filter(([name]) => parts.some(part => part.name === `xl/${name}.bin`))
    .map(([name, type]) => `<Override PartName="/xl/${name}.bin" ContentType="${type}"/>`)
  const relations = sheets.map(
    ({ id }, index) =>
      `<Relationship Id="${attribute(id)}" Type="${officeRelation}/worksheet" Target="worksheets/sheet${index + 1}.bin"/>`,
  )
  const xml = (name: string, content: string) => ({ name, content: Buffer.from(header + content, 'utf8') })
  return [
    xml('[Content_Types].xml', `<Types xmlns="${types}">${overrides.join('')}</Types>`),
    xml(
      'xl/_rels/workbook.bin.rels',
      `<Relationships xmlns="${relationships}">${relations.join('')}</Relationships>`,
    ),
  ]
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
