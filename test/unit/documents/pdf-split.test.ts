import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  type PDFRawStream,
  StandardFonts,
} from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPdf } from '../../../electron/service/documents/pdf/split'
import { splitPdf } from '../../support/split-pdf'
import { charactersOf, outlineOf } from './truetype'

const name = (text: string) => PDFName.of(text)
const typeface = readFileSync(new URL('../../../resources/fonts/NotoSerifSC-Bold.ttf', import.meta.url))
const characters = charactersOf(typeface)
const glyphOf = (character: string) => characters.get(character.codePointAt(0) as number) as number
const hex = (value: number) => value.toString(16).padStart(4, '0')

/** One page for each text, all in one embedded font whose codes are its glyphs: the way Chromium prints. */
async function printed(texts: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const { context } = document
  const known = [...new Set(texts.join(''))]
  const unicode = known.map(
    character =>
      `<${hex(glyphOf(character))}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
  )
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: 'AAAAAA+NotoSerifSC-Bold',
    Flags: 4,
    FontFile2: context.register(context.flateStream(typeface, { Length1: typeface.length })),
  })
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'AAAAAA+NotoSerifSC-Bold',
      Encoding: 'Identity-H',
      DescendantFonts: [
        context.obj({
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: 'AAAAAA+NotoSerifSC-Bold',
          CIDToGIDMap: 'Identity',
          DW: 1000,
          FontDescriptor: context.register(descriptor),
        }),
      ],
      ToUnicode: context.register(
        context.flateStream(`${unicode.length} beginbfchar\n${unicode.join('\n')}\nendbfchar`),
      ),
    }),
  )
  for (const text of texts) {
    const page = document.addPage([842, 595])
    const shown = [...text].map(character => `<${hex(glyphOf(character))}> Tj`).join(' ')
    const content = `BT /Span<</ActualText (\\)x) >> BDC /F1 20 Tf 1 0 0 1 50 50 Tm ${shown} EMC ET`
    page.node.set(name('Contents'), context.register(context.flateStream(content)))
    page.node.set(name('Resources'), context.obj({ Font: { F1: font } }))
  }
  return document.save({ useObjectStreams: false })
}

function fontOf(page: PDFPage): { descendant: PDFDict; font: PDFDict } {
  const font = page.node.Resources()?.lookup(name('Font'), PDFDict).lookup(name('F1'), PDFDict) as PDFDict
  return { font, descendant: font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict) }
}
const bytesOf = (dict: PDFDict, key: string) => inflateSync((dict.lookup(name(key)) as PDFRawStream).contents)

describe('a printed document taken apart', () => {
  const texts = ['王芳', '阿卜杜热西提·买买提', '王䶮㛃']
  let whole: Uint8Array
  let files: Uint8Array[]
  beforeAll(async () => {
    whole = await printed(texts)
    files = await splitPdf(whole, texts.length)
  })

  it('makes one file of one page each, small', async () => {
    expect(files).toHaveLength(3)
    for (const file of files) {
      expect((await PDFDocument.load(file)).getPageCount()).toBe(1)
      expect(file.length).toBeLessThan(12_000)
    }
  })

  it('carries the outline of every character shown, under the code it is shown by', async () => {
    for (const [index, file] of files.entries()) {
      const { descendant } = fontOf((await PDFDocument.load(file)).getPage(0))
      const map = bytesOf(descendant, 'CIDToGIDMap')
      const cut = bytesOf(descendant.lookup(name('FontDescriptor'), PDFDict), 'FontFile2')
      for (const character of texts[index] as string) {
        const glyph = glyphOf(character)
        const place = map.readUInt16BE(2 * glyph)
        expect(place).toBeGreaterThan(0)
        const original = outlineOf(typeface, glyph)
        expect(outlineOf(cut, place).subarray(0, original.length)).toEqual(original)
      }
    }
  })

  it('says only its own characters', async () => {
    for (const [index, file] of files.entries()) {
      const { font } = fontOf((await PDFDocument.load(file)).getPage(0))
      const unicode = bytesOf(font, 'ToUnicode').toString('latin1')
      const said = [...unicode.matchAll(/^<[0-9A-F]{4}> <([0-9a-f]+)>$/gm)].map(([, code = '']) =>
        Buffer.from(code, 'hex').swap16().toString('utf16le'),
      )
      expect(new Set(said)).toEqual(new Set(texts[index]))
    }
  })

  it('may give each file a title of its own', async () => {
    const pages = await openPdf(whole, 3)
    const file = await PDFDocument.load(await pages.file(1, 'KF-TS-2026-0012 王芳'), {
      updateMetadata: false,
    })
    expect(file.getTitle()).toBe('KF-TS-2026-0012 王芳')
  })

  it('refuses a document of another number of pages', async () => {
    await expect(splitPdf(whole, 4)).rejects.toThrow('expected 4 pages, printed 3')
    await expect((await openPdf(whole, 3)).file(3)).rejects.toThrow('no page 3')
  })

  it('copies fonts of other kinds whole', async () => {
    const document = await PDFDocument.create()
    const font = await document.embedFont(StandardFonts.Helvetica)
    document.addPage().drawText('one (1)', { font })
    document.addPage().drawText('two', { font })
    const [first] = await splitPdf(await document.save(), 2)
    const page = (await PDFDocument.load(first as Uint8Array)).getPage(0)
    expect(page.node.Resources()?.lookup(name('Font'), PDFDict).toString()).toContain('Helvetica')
    expect(page.node.has(name('Parent'))).toBe(true)
  })
})
