import { describe, expect, it } from 'vitest'
import { formWord } from '../../../electron/service/documents/form/word/form-word'
import { hostileStrings } from '../../support/document-samples'
import { sampleRows, sampleSheet } from '../../support/form-samples'
import { readXml, within } from '../../support/xml'
import { zipParts } from '../../support/zip-parts'

const partsOf = (...given: Parameters<typeof sampleSheet>) => zipParts(formWord(sampleSheet(...given)))
const bodyOf = (...given: Parameters<typeof sampleSheet>) => partsOf(...given).get('word/document.xml') ?? ''
/** Children in the order the schema of WordprocessingML demands (ECMA-376, 17.3 and 17.4). */
const ORDER: Record<string, readonly string[]> = {
  'w:pPr': ['pStyle', 'keepNext', 'pageBreakBefore', 'tabs', 'spacing', 'ind', 'jc', 'outlineLvl'],
  'w:rPr': ['rFonts', 'b', 'bCs', 'color', 'spacing', 'sz', 'szCs', 'lang'],
  'w:tblPr': ['tblW', 'jc', 'tblBorders', 'tblLayout', 'tblCellMar'],
  'w:tcPr': ['tcW', 'gridSpan', 'vMerge', 'tcBorders', 'shd', 'vAlign'],
  'w:sectPr': ['headerReference', 'footerReference', 'pgSz', 'pgMar'],
}

describe('a form as .docx', () => {
  it('has parts that are well formed, named, and joined by relations that are there', () => {
    const parts = partsOf(sampleRows(3))
    const types = parts.get('[Content_Types].xml') ?? ''
    for (const [name, content] of parts) {
      readXml(content)
      if (!name.endsWith('.rels') && name !== '[Content_Types].xml')
        expect(types).toContain(`PartName="/${name}"`)
    }
    const relations = parts.get('word/_rels/document.xml.rels') ?? ''
    for (const [, target] of relations.matchAll(/Target="([^"]+)"/g))
      expect(parts.has(`word/${target}`)).toBe(true)
    for (const [, id] of (parts.get('word/document.xml') ?? '').matchAll(/r:id="([^"]+)"/g))
      expect(relations).toContain(`Id="${id}"`)
  })

  it('keeps to the order and the cells of the schema', () => {
    for (const [name, content] of partsOf(sampleRows(3))) {
      if (!name.startsWith('word/') || name.endsWith('.rels')) continue
      const read = readXml(content)
      for (const [tag, order] of Object.entries(ORDER)) {
        for (const { children } of within(read, tag)) {
          const places = children.map(child => order.indexOf(child.name.replace('w:', '')))
          expect(places, `${name} ${tag}`).toEqual([...places].sort((a, b) => a - b))
          expect(places, `${name} ${tag}`).not.toContain(-1)
        }
      }
      for (const cell of within(read, 'w:tc')) expect(cell.children.at(-1)?.name).toBe('w:p')
      for (const table of within(read, 'w:tbl')) {
        for (const row of within(table, 'w:tr')) {
          const spans = within(row, 'w:tcPr').map(cell =>
            Number(within(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1),
          )
          expect(spans.reduce((sum, span) => sum + span, 0)).toBe(within(table, 'w:gridCol').length)
        }
      }
    }
  })

  it('names the faces for Latin and for Chinese, and embeds none', () => {
    const chinese = partsOf(sampleRows(1))
    expect(chinese.get('word/styles.xml')).toContain('<w:rFonts w:ascii="SimSun" w:eastAsia="宋体"')
    const english = partsOf(sampleRows(1), 'en')
    expect(english.get('word/styles.xml')).toContain('<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"')
    expect([...chinese.keys()].filter(name => name.includes('font'))).toEqual(['word/fontTable.xml'])
    expect(chinese.get('word/fontTable.xml')).not.toContain('embed')
  })

  it('repeats its headings, its head and its page number, and tears no row apart', () => {
    const parts = partsOf(sampleRows(60))
    const body = parts.get('word/document.xml') ?? ''
    expect(body.split('<w:tblHeader/>')).toHaveLength(3)
    expect(body.split('<w:cantSplit/>')).toHaveLength(body.split('<w:tr>').length)
    expect(parts.get('word/header1.xml')).toContain('远程旅行服务客服中心')
    expect(parts.get('word/header1.xml')).toContain('表单编号：QR-HR-05 A/0')
    expect(parts.get('word/footer1.xml')).toMatch(/第 .*PAGE.* 页，共 .*NUMPAGES.* 页/)
    expect(parts.get('word/footer1.xml')).toContain('制表')
  })

  it('says everything, on paper of the right size', () => {
    const body = bodyOf(sampleRows(2))
    for (const text of ['王芳0', '85.5', '2026-10-12', '94.1%', '合计', '10月12日', '签退'])
      expect(body).toContain(text)
    expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  })

  it('speaks both languages at once', () => {
    const parts = partsOf(sampleRows(1), 'both')
    expect(parts.get('word/header1.xml')).toContain('成绩登记表 Mark Sheet')
    expect(parts.get('word/document.xml')).toContain('姓名 Name')
  })

  it('carries any string as text', () => {
    for (const name of hostileStrings) {
      const body = bodyOf([{ name, mark: null, day: '2026-10-12', share: 0 }])
      readXml(body)
      expect(body.split('<w:tr>').length).toBe(bodyOf(sampleRows(1)).split('<w:tr>').length)
    }
  })

  it('is the same file for the same form', () => {
    expect(formWord(sampleSheet(sampleRows(5)))).toEqual(formWord(sampleSheet(sampleRows(5))))
  })

  it('writes a hundred forms of 44 rows in ten seconds', () => {
    const sheet = sampleSheet(sampleRows(44))
    const started = performance.now()
    for (let count = 0; count < 100; count++) formWord(sheet)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
