import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

/** Character codes shown in each font; `all` where they could not be told for certain. */
export type GlyphUse = Map<PDFRef, Set<number> | 'all'>

const FONT = PDFName.of('Font')
const XOBJECT = PDFName.of('XObject')
const RESOURCES = PDFName.of('Resources')

// Chromium shows text of two-byte fonts as hexadecimal strings. Text that is only told, not shown, is passed over.
const TOKEN =
  /\/ActualText\s*(?:\((?:\\.|[^\\)])*\)|<[^>]*>)|\/([^\s/<>()[\]]+)\s+[\d.+-]+\s+Tf\b|<([0-9A-Fa-f]+)>|(\()|\b(Q)\b/g

/** Which characters of which fonts a page shows, its form objects included. */
export function glyphUse(context: PDFContext, page: PDFDict): GlyphUse {
  const use: GlyphUse = new Map()
  const resources = context.lookupMaybe(page.get(RESOURCES), PDFDict)
  if (resources) collect(context, resources, contentOf(context, page.get(PDFName.of('Contents'))), use)
  return use
}

function collect(context: PDFContext, resources: PDFDict, content: string, use: GlyphUse): void {
  const fonts = fontRefs(context, resources)
  let current: PDFRef | null = null
  for (const [, name, codes, literal, restore] of content.matchAll(TOKEN)) {
    if (name !== undefined) current = fonts.get(name) ?? null
    else if (restore !== undefined) current = null
    else if (codes !== undefined || literal !== undefined) {
      if (current === null) for (const font of fonts.values()) use.set(font, 'all')
      else addCodes(use, current, codes)
    }
  }
  for (const form of forms(context, resources)) collectForm(context, resources, form, use)
}

function collectForm(context: PDFContext, outer: PDFDict, form: PDFRawStream, use: GlyphUse): void {
  const own = context.lookupMaybe(form.dict.get(RESOURCES), PDFDict)
  if (own) collect(context, own, textOf(form), use)
  else for (const font of fontRefs(context, outer).values()) use.set(font, 'all')
}

function addCodes(use: GlyphUse, font: PDFRef, codes: string | undefined): void {
  const known = use.get(font)
  if (known === 'all') return
  if (codes === undefined) {
    use.set(font, 'all')
    return
  }
  const set = known ?? new Set<number>()
  for (let at = 0; at + 4 <= codes.length; at += 4) set.add(Number.parseInt(codes.slice(at, at + 4), 16))
  use.set(font, set)
}

function fontRefs(context: PDFContext, resources: PDFDict): Map<string, PDFRef> {
  const found = new Map<string, PDFRef>()
  const fonts = context.lookupMaybe(resources.get(FONT), PDFDict)
  for (const [name, value] of fonts?.entries() ?? []) {
    if (value instanceof PDFRef) found.set(name.decodeText(), value)
  }
  return found
}

function forms(context: PDFContext, resources: PDFDict): PDFRawStream[] {
  const objects = context.lookupMaybe(resources.get(XOBJECT), PDFDict)
  return (objects?.values() ?? [])
    .map(value => context.lookup(value))
    .filter((value): value is PDFRawStream => value instanceof PDFRawStream)
    .filter(stream => stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Form'))
}

function contentOf(context: PDFContext, contents: PDFObject | undefined): string {
  const value = context.lookup(contents)
  if (value instanceof PDFRawStream) return textOf(value)
  if (value instanceof PDFArray)
    return value
      .asArray()
      .map(part => contentOf(context, part))
      .join('\n')
  return ''
}

function textOf(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
}
