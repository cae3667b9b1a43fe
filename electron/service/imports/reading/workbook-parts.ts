import type { ImportRefusal } from '../../../../src/domain/imports/refusal'
import { refusal } from '../../../../src/domain/imports/refusal'
import type { ZipEntry } from '../../zip/format'
import { entryChunks, inflateEntry } from '../../zip/unpack'
import { zipOf } from '../../zip/zip-of'
import type { ReadingLimits } from './limits'
import { FileRefused } from './limits'

export type Part = { readonly name: string; readonly content: Buffer }

/** A part that may be too large to be inflated at once. */
export type StreamedPart = { readonly name: string; pieces(): AsyncIterable<Buffer> }

/** The parts of a workbook that hold its tables: the small ones inflated, the large ones as they are read. */
export type WorkbookParts = {
  readonly parts: readonly Part[]
  /** Worksheets, as far as the file's names tell. */
  readonly streamed: readonly StreamedPart[]
  readonly strings: StreamedPart | null
  /** Sheets that are not worksheets (charts, macros) by name. */
  readonly otherSheets: ReadonlySet<string>
}

// Pictures, charts, pivots, notes, other files put inside: a table needs none of them, so none is inflated.
const NOT_NEEDED =
  /(^|\/)(docProps|customXml|theme|media|embeddings|drawings|charts|chartsheets|macrosheets|dialogsheets|diagrams|comments|threadedComments|persons|pivotTables|pivotCache|slicers|slicerCaches|timelines|timelineCaches|externalLinks|queryTables|tables|ctrlProps|activeX|printerSettings|revisions|webextensions|richData|model)\/|(^|\/)worksheets\/_rels\/|(^|\/)(calcChain|cellimages|comments\d*|metadata|connections|volatileDependencies)\.xml(\.rels)?$/i
const PART = /\.(xml|rels)$/i
// What says how the sheets hang together: small in every honest file.
const FRAME = /(^|\/)(\[Content_Types\]|workbook\d*|styles)\.xml$|\.rels$/i
const STRINGS = /(^|\/)sharedStrings\d*\.xml$/i
const DOCTYPE = /<!(DOCTYPE|ENTITY)/i

/** Throws ZipDamage. */
export function readParts(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  limits: ReadingLimits,
): WorkbookParts | ImportRefusal {
  const needed = entries.filter(entry => PART.test(entry.name) && !NOT_NEEDED.test(entry.name))
  if (needed.some(entry => entry.encrypted)) return refusal('password_protected')
  if (tooLarge(needed, limits)) return refusal('too_large')
  const parts: Part[] = []
  for (const entry of needed.filter(({ name }) => FRAME.test(name))) {
    const content = inflateEntry(bytes, entry)
    if (hasDoctype(content)) return refusal('unsafe')
    parts.push({ name: entry.name, content })
  }
  const streamed = needed
    .filter(({ name }) => !FRAME.test(name))
    .map(entry => ({ name: entry.name, pieces: () => checked(entryChunks(bytes, entry)) }))
  const isStrings = ({ name }: StreamedPart) => STRINGS.test(name)
  return {
    parts,
    streamed: streamed.filter(part => !isStrings(part)),
    strings: streamed.find(isStrings) ?? null,
    otherSheets: otherSheets(parts, streamed),
  }
}

/** By what the directory declares; that it tells the truth is seen to while inflating. */
export function tooLarge(entries: readonly ZipEntry[], limits: ReadingLimits): boolean {
  const all = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const outsized = (entry: ZipEntry) =>
    entry.bytes > limits.partBytes ||
    (entry.bytes > limits.ratioFrom && entry.bytes > entry.packed * limits.ratio)
  return all > limits.allParts || entries.some(outsized)
}

/** In well-formed XML '<!' begins only a comment, a CDATA section or a document type; the last is refused. */
export function hasDoctype(content: Buffer): boolean {
  for (let at = content.indexOf('<!'); at >= 0; at = content.indexOf('<!', at + 2)) {
    if (DOCTYPE.test(content.toString('latin1', at, at + 9))) return true
  }
  return false
}

/** '<!DOCTYPE' cut in two stands whole in the end of one piece and the beginning of the next. */
const CUT = 9

/** The pieces, unless they hold a document type: then FileRefused is thrown. */
async function* checked(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let end: Buffer = Buffer.alloc(0)
  for await (const piece of pieces) {
    const seam = Buffer.concat([end, piece.subarray(0, CUT)])
    if (hasDoctype(piece) || hasDoctype(seam)) throw new FileRefused(refusal('unsafe'))
    end = Buffer.from(piece.subarray(-CUT))
    yield piece
  }
}

const find = (parts: readonly Part[], pattern: RegExp) =>
  parts.find(part => pattern.test(part.name))?.content.toString('utf8') ?? ''

function otherSheets(parts: readonly Part[], streamed: readonly StreamedPart[]): Set<string> {
  const relations = find(parts, /(^|\/)_rels\/workbook\d*\.xml\.rels$/i)
  const workbook = find(parts, /(^|\/)workbook\d*\.xml$/i)
  const present = new Set(streamed.map(part => part.name.toLowerCase().split('/').at(-1)))
  const others = new Set<string>()
  const worksheets = new Set<string>()
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const isSheet = /\/worksheet$/.test(attribute(tag, 'Type'))
    if (isSheet && present.has(attribute(tag, 'Target').toLowerCase().split('/').at(-1))) {
      worksheets.add(attribute(tag, 'Id'))
    }
  }
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)) {
    if (!worksheets.has(attribute(tag, '\\w+:id'))) others.add(unescaped(attribute(tag, 'name')))
  }
  return others
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? ''
}

function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name) return named[name] ?? all
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}

/** The parts as a plain archive: so the reader of workbooks has nothing to inflate. */
export const storedArchive = (parts: readonly Part[]): Buffer =>
  zipOf(
    parts.map(({ name, content }) => [name, content]),
    'stored',
  )
