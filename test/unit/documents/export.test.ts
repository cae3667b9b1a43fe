import { readXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../electron/service/documents/csv'
import { type ExportSheet, exportText } from '../../../electron/service/documents/export-table'
import { sheetNames, writeWorkbook } from '../../../electron/service/documents/workbook'
import { hostileStrings } from '../../support/document-samples'

const sheet: ExportSheet = {
  name: '成绩登记表',
  columns: [
    { heading: '工号', width: 10, kind: 'text' },
    { heading: '姓名', width: 14, kind: 'text' },
    { heading: '总评', width: 8, kind: 'mark' },
    { heading: '日期', width: 12, kind: 'day' },
    { heading: '人数', width: 8, kind: 'number' },
  ],
  rows: [
    ['00621', '𠮷田䶮㛃', 8550, '2026-10-12', -5],
    ['00007', '=HYPERLINK("x")', '缺考', '长期', 3],
    ['00008', '王,"芳"\n敏', 9000, null, null],
  ],
}

describe('writeWorkbook', () => {
  it('writes each value as its column means it', async () => {
    const book = await readXlsx(await writeWorkbook({ sheets: [sheet] }), { readStyles: true })
    expect(book.sheets[0]?.name).toBe('成绩登记表')
    expect(book.sheets[0]?.freezePane).toEqual({ rows: 1 })
    expect(book.sheets[0]?.rows).toEqual([
      ['工号', '姓名', '总评', '日期', '人数'],
      ['00621', '𠮷田䶮㛃', 85.5, new Date('2026-10-12T00:00:00Z'), -5],
      ['00007', '\'=HYPERLINK("x")', '缺考', '长期', 3],
      ['00008', '王,"芳"\n敏', 90, null, null],
    ])
  })

  it('carries any string, and leaves none a formula', async () => {
    const column = { heading: '=SUM(A1)', width: 20, kind: 'text' } as const
    const rows = hostileStrings.map(text => [text])
    const book = await readXlsx(await writeWorkbook({ sheets: [{ name: 'x', columns: [column], rows }] }))
    const texts = book.sheets[0]?.rows.flat() ?? []
    expect(texts).toEqual(["'=SUM(A1)", ...hostileStrings.map(exportText)])
  })
})

it('sheet names are such as Excel takes, each its own', () => {
  expect(sheetNames(['成绩/补考', '成绩 补考', '', "'x'", '长'.repeat(40), '长'.repeat(40)])).toEqual([
    '成绩 补考',
    '成绩 补考 2',
    'Sheet3',
    'x',
    '长'.repeat(31),
    `${'长'.repeat(29)} 2`,
  ])
})

describe('exportText', () => {
  it.each([
    ['00621', '00621'],
    ['-5.5', '-5.5'],
    ['=1+1', "'=1+1"],
    ['＝1', "'＝1"],
    ['@x', "'@x"],
    ['王\u0000芳\uD800', '王芳'],
  ])('%j → %j', (text, exported) => expect(exportText(text)).toBe(exported))

  it('keeps within what a cell may hold', () => {
    expect(exportText('长'.repeat(40_000))).toHaveLength(32_767)
  })
})

describe('writeCsv', () => {
  const expected = [
    '工号,姓名,总评,日期,人数',
    '00621,𠮷田䶮㛃,85.5,2026-10-12,-5',
    '00007,"\'=HYPERLINK(""x"")",缺考,长期,3',
    '00008,"王,""芳""\n敏",90,,',
    '',
  ].join('\r\n')

  it('is UTF-8 with a mark that Excel knows it by', () => {
    expect(Buffer.from(writeCsv(sheet)).toString('utf8')).toBe(`\ufeff${expected}`)
  })

  it('is GB18030 for older systems, rare characters too', () => {
    const bytes = Buffer.from(writeCsv(sheet, 'gb18030'))
    expect(iconv.decode(bytes, 'gb18030')).toBe(expected)
    expect(bytes.includes(Buffer.from('fe9f', 'hex'))).toBe(true)
  })
})
