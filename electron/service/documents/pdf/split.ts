import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
  PDFWriter,
} from '@cantoo/pdf-lib'
import { type FontSlice, FontSlicer } from './font-slice'
import { type GlyphUse, glyphUse } from './glyph-use'

const name = (text: string): PDFName => PDFName.of(text)

/** Of the source page: what a page of one needs no more (structure of the whole, links between pages). */
const LEFT_BEHIND = new Set(['Parent', 'StructParents', 'Annots', 'Tabs'].map(name))

/** Page entries that a page may have from its parents. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map(name)

export interface PdfPages {
  count: number
  /** One page as a file of its own, carrying only the glyphs it shows. */
  file(index: number, title?: string): Promise<Uint8Array>
}

/** A printed document, ready to be taken apart page by page. Throws when it has another number of pages. */
export async function openPdf(bytes: Uint8Array, pageCount: number): Promise<PdfPages> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = source.getPages()
  if (pages.length !== pageCount) throw new Error(`expected ${pageCount} pages, printed ${pages.length}`)
  const slicer = new FontSlicer(source.context)
  return {
    count: pageCount,
    async file(index, title) {
      const page = pages[index]
      if (!page) throw new Error(`no page ${index} of ${pageCount}`)
      return new PageFile(source.context, slicer, glyphUse(source.context, page.node)).write(page.node, title)
    },
  }
}

class PageFile {
  private readonly target = PDFContext.create()
  private readonly copied = new Map<PDFRef, PDFRef>()

  constructor(
    private readonly source: PDFContext,
    private readonly slicer: FontSlicer,
    private readonly use: GlyphUse,
  ) {}

  async write(page: PDFDict, title: string | undefined): Promise<Uint8Array> {
    const { target } = this
    const parent = target.nextRef()
    const copy = this.pageCopy(page)
    copy.set(name('Parent'), parent)
    target.assign(parent, target.obj({ Type: 'Pages', Count: 1, Kids: [target.register(copy)] }))
    target.trailerInfo.Root = target.register(target.obj({ Type: 'Catalog', Pages: parent }))
    target.trailerInfo.Info = target.register(this.information(title))
    return PDFWriter.forContext(target, Number.POSITIVE_INFINITY).serializeToBuffer()
  }

  private pageCopy(page: PDFDict): PDFDict {
    const copy = PDFDict.withContext(this.target)
    for (const [key, value] of page.entries()) if (!LEFT_BEHIND.has(key)) copy.set(key, this.copy(value))
    for (const key of INHERITED) {
      const value = copy.has(key) ? undefined : inherited(this.source, page, key)
      if (value) copy.set(key, this.copy(value))
    }
    return copy
  }

  private information(title: string | undefined): PDFDict {
    const original = this.source.lookupMaybe(this.source.trailerInfo.Info, PDFDict)
    const information = PDFDict.withContext(this.target)
    for (const key of ['Title', 'Producer', 'CreationDate', 'ModDate'].map(name)) {
      const value = original?.get(key)
      if (value instanceof PDFString || value instanceof PDFHexString) information.set(key, value)
    }
    if (title !== undefined) information.set(name('Title'), PDFHexString.fromText(title))
    return information
  }

  private copy(value: PDFObject): PDFObject {
    if (value instanceof PDFRef) return this.copyRef(value)
    if (value instanceof PDFDict) return this.copyDict(value)
    if (value instanceof PDFRawStream) return PDFRawStream.of(this.copyDict(value.dict), value.contents)
    if (value instanceof PDFArray) {
      const copy = PDFArray.withContext(this.target)
      for (const item of value.asArray()) copy.push(this.copy(item))
      return copy
    }
    // Names, numbers, strings belong to no document.
    return value
  }

  private copyDict(value: PDFDict): PDFDict {
    const copy = PDFDict.withContext(this.target)
    for (const [key, item] of value.entries()) copy.set(key, this.copy(item))
    return copy
  }

  private copyRef(ref: PDFRef): PDFRef {
    const known = this.copied.get(ref)
    if (known) return known
    const target = this.target.nextRef()
    this.copied.set(ref, target)
    const codes = this.use.get(ref)
    const slice = codes && codes !== 'all' ? this.slicer.slice(ref, codes) : null
    const value = this.source.lookup(ref)
    if (slice) this.target.assign(target, this.slicedFont(slice))
    else if (value) this.target.assign(target, this.copy(value))
    return target
  }

  private slicedFont({ font, descendant, descriptor, ...slice }: FontSlice): PDFDict {
    const file = this.stream(slice.fileStream, { Length1: slice.fileLength })
    const describing = this.with(descriptor, { FontFile2: file })
    const inner = this.with(descendant, {
      FontDescriptor: describing,
      CIDToGIDMap: this.stream(slice.glyphMapStream),
    })
    const outer = this.copyDict(without(font, ['DescendantFonts', 'ToUnicode']))
    outer.set(name('DescendantFonts'), this.target.obj([inner]))
    outer.set(name('ToUnicode'), this.stream(slice.unicodeStream))
    return outer
  }

  private with(original: PDFDict, changes: Record<string, PDFRef>): PDFRef {
    const copy = this.copyDict(without(original, Object.keys(changes)))
    for (const [key, value] of Object.entries(changes)) copy.set(name(key), value)
    return this.target.register(copy)
  }

  private stream(deflated: Uint8Array, entries: Record<string, number> = {}): PDFRef {
    const dict = this.target.obj({ ...entries, Filter: 'FlateDecode', Length: deflated.length })
    return this.target.register(PDFRawStream.of(dict, deflated))
  }
}

function without(dict: PDFDict, keys: readonly string[]): PDFDict {
  const rest = PDFDict.withContext(dict.context)
  for (const [key, value] of dict.entries()) if (!keys.includes(key.decodeText())) rest.set(key, value)
  return rest
}

function inherited(context: PDFContext, page: PDFDict, key: PDFName): PDFObject | undefined {
  for (
    let node: PDFDict | undefined = page;
    node;
    node = context.lookupMaybe(node.get(name('Parent')), PDFDict)
  ) {
    const value = node.get(key)
    if (value) return value
  }
  return undefined
}
