import { deflateSync, inflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import { sliceTrueType } from './truetype-slice'

const name = (text: string): PDFName => PDFName.of(text)

/** A font of the whole document, taken apart once. */
interface SourceFont {
  font: PDFDict
  descendant: PDFDict
  descriptor: PDFDict
  file: Uint8Array
  unicode: ReadonlyMap<number, string>
}

/** The streams of a font cut down to the characters of one page. */
export interface FontSlice extends SourceFont {
  fileStream: Uint8Array
  fileLength: number
  glyphMapStream: Uint8Array
  unicodeStream: Uint8Array
}

/** Cuts the fonts of one document; equal sets of characters (the title's, the labels') are cut once. */
export class FontSlicer {
  private readonly sources = new Map<PDFRef, SourceFont | null>()
  private readonly slices = new Map<string, FontSlice | null>()

  constructor(private readonly context: PDFContext) {}

  /** `null`: a font of another kind, to be copied whole. */
  slice(ref: PDFRef, codes: ReadonlySet<number>): FontSlice | null {
    const key = `${ref.tag}:${[...codes].sort((a, b) => a - b).join()}`
    const known = this.slices.get(key)
    if (known !== undefined) return known
    const source = this.source(ref)
    const made = source && cut(source, codes)
    this.slices.set(key, made)
    return made
  }

  private source(ref: PDFRef): SourceFont | null {
    const known = this.sources.get(ref)
    if (known !== undefined) return known
    const source = readSource(this.context, ref)
    this.sources.set(ref, source)
    return source
  }
}

/** A two-byte TrueType font whose codes are its glyph numbers, as Chromium embeds bundled fonts. */
function readSource(context: PDFContext, ref: PDFRef): SourceFont | null {
  const font = context.lookupMaybe(ref, PDFDict)
  if (!font || font.get(name('Encoding')) !== name('Identity-H')) return null
  const descendants = context.lookupMaybe(font.get(name('DescendantFonts')), PDFArray)
  const descendant = context.lookupMaybe(descendants?.get(0), PDFDict)
  if (descendant?.get(name('CIDToGIDMap')) !== name('Identity')) return null
  const descriptor = context.lookupMaybe(descendant.get(name('FontDescriptor')), PDFDict)
  const file = context.lookup(descriptor?.get(name('FontFile2')))
  const unicode = context.lookup(font.get(name('ToUnicode')))
  if (!descriptor || !(file instanceof PDFRawStream) || !(unicode instanceof PDFRawStream)) return null
  return { font, descendant, descriptor, file: plain(file), unicode: readUnicode(plain(unicode)) }
}

function plain(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.get(name('Filter'))
  return filter === name('FlateDecode') ? inflateSync(stream.contents) : stream.contents
}

function cut(source: SourceFont, codes: ReadonlySet<number>): FontSlice | null {
  const slice = sliceTrueType(source.file, codes)
  if (!slice) return null
  const glyphMap = Buffer.alloc(2 * ((slice.glyphs.at(-1) ?? 0) + 1))
  for (const [place, glyph] of slice.glyphs.entries()) glyphMap.writeUInt16BE(place, 2 * glyph)
  return {
    ...source,
    // Outlines hardly shrink further at a higher level, and five hundred files wait.
    fileStream: deflateSync(slice.font, { level: 1 }),
    fileLength: slice.font.length,
    glyphMapStream: deflateSync(glyphMap, { level: 1 }),
    unicodeStream: deflateSync(writeUnicode(source.unicode, codes)),
  }
}

/** The characters of a ToUnicode map: code → UTF-16 in hexadecimal. */
function readUnicode(map: Uint8Array): Map<number, string> {
  const text = Buffer.from(map).toString('latin1')
  const found = new Map<number, string>()
  const hex = '<([0-9A-Fa-f]+)>\\s*'
  for (const [, body = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', unicode = ''] of body.matchAll(new RegExp(hex + hex, 'g'))) {
      found.set(Number.parseInt(code, 16), unicode)
    }
  }
  for (const [, body = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', unicode = ''] of body.matchAll(new RegExp(hex + hex + hex, 'g'))) {
      const start = Number.parseInt(first, 16)
      const stem = unicode.slice(0, -4)
      const unit = Number.parseInt(unicode.slice(-4), 16)
      for (let code = start; code <= Number.parseInt(last, 16); code++)
        found.set(code, stem + hex4(unit + code - start))
    }
  }
  return found
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0')
}

/** PDF allows 100 characters in one block. */
const BLOCK = 100

function writeUnicode(unicode: ReadonlyMap<number, string>, codes: ReadonlySet<number>): string {
  const lines = [...codes]
    .sort((a, b) => a - b)
    .flatMap(code => (unicode.has(code) ? [`<${hex4(code)}> <${unicode.get(code)}>`] : []))
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += BLOCK) {
    const block = lines.slice(at, at + BLOCK)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}
