import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { certificatePages } from '../../../electron/service/certificates/face/certificate-pages'
import { bilingualWords } from '../../../electron/service/documents/document-words'
import { formExcel } from '../../../electron/service/documents/form/form-excel'
import { formHtml } from '../../../electron/service/documents/form/form-html'
import { formWord } from '../../../electron/service/documents/form/word/form-word'
import { face } from '../../support/document-samples'
import { sampleRows, sampleSheet } from '../../support/form-samples'
import { pngOf } from '../../support/png'
import { readXml } from '../../support/xml'
import { zipParts } from '../../support/zip-parts'

const bytes = pngOf(200, 50)
const png = bytes.toString('base64')
const plain = sampleSheet(sampleRows(60))
const headed = { ...plain, logo: { png, width: 200, height: 50 } }
const times = (text: string, what: string) => text.split(what).length - 1

describe('a logo', () => {
  it('stands at the head of every page of a form, its picture written once', () => {
    const { html, pages } = formHtml(headed)
    expect(pages).toBeGreaterThan(1)
    expect(times(html, '<div class="logo"></div>')).toBe(pages)
    expect(times(html, png)).toBe(1)
    // 4 to 1 into 26 × 11 mm.
    expect(html).toContain('.logo{width:26mm;height:6.5mm')
  })

  it('takes no page more: nothing stands lower for it', () => {
    expect(formHtml(headed).pages).toBe(formHtml(plain).pages)
  })

  it('is a picture of the header in Word, by a relation and a type that are there', () => {
    const parts = zipParts(formWord(headed))
    const header = parts.get('word/header1.xml') ?? ''
    readXml(header)
    expect(header).toContain('<a:blip r:embed="rId1"/>')
    expect(parts.get('word/_rels/header1.xml.rels')).toMatch(
      /Id="rId1"[^>]*\/image" Target="media\/logo.png"/,
    )
    expect(parts.has('word/media/logo.png')).toBe(true)
    expect(parts.get('[Content_Types].xml')).toContain('Extension="png"')
  })

  it('is a picture on the sheet in Excel', async () => {
    const { sheets } = await readXlsx(await formExcel(headed))
    expect(sheets[0]?.images).toMatchObject([
      { type: 'png', anchor: { from: { row: 1, col: 0 } }, width: 98 },
    ])
    // Tied to one cell: the widths of columns stretch nothing. English metric units, 98 × 25 pixels.
    expect(zipParts(await formExcel(headed)).get('xl/drawings/drawing1.xml')).toMatch(
      /<xdr:oneCellAnchor><xdr:from>.*<xdr:ext cx="933450" cy="238125"\/><xdr:pic>/s,
    )
    expect(Buffer.from(sheets[0]?.images?.[0]?.data ?? []).equals(bytes)).toBe(true)
  })

  it('stands above the title of each certificate, its picture written once, and moves nothing', () => {
    const faces = [face({}), face({ number: 'KF-TS-2026-0002' })]
    const [without, withLogo] = [null, png].map(logo =>
      certificatePages(faces, { words: bilingualWords, logo }),
    )
    expect(times(withLogo ?? '', '<div class="logo"></div>')).toBe(2)
    expect(times(withLogo ?? '', png)).toBe(1)
    // Where the box of the title begins, in millimetres below the frame: through the logo's box or without it.
    const tops = (html = '') =>
      [...html.matchAll(/\.(logo|heading)\{margin:(-?[\d.]+)mm[^}]*?;height:([\d.]+)mm/g)].map(
        ([, name, above, height]) => ({ name, above: Number(above), height: Number(height) }),
      )
    const [heading] = tops(without)
    const [logo, below] = tops(withLogo)
    expect((logo?.above ?? 0) + (logo?.height ?? 0) + (below?.above ?? 0)).toBeCloseTo(heading?.above ?? 0, 3)
  })

  it('leaves nothing where there is none', () => {
    expect(formHtml(plain).html).not.toContain('logo')
    expect(zipParts(formWord(plain)).get('word/header1.xml')).not.toContain('drawing')
    expect(certificatePages([face({})], { words: bilingualWords })).not.toContain('logo')
  })
})
