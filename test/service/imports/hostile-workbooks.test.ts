import { describe, expect, it } from 'vitest'
import { archive } from '../../support/office-files'
import {
  binary,
  cells,
  excel2003,
  excelRow,
  fixtureBytes,
  manyTimes,
  odf,
  readOlder,
  sheet,
  table,
  xlsb,
} from '../../support/older-workbooks'
import { readTables } from '../../support/read-tables'

describe('a file of a few bytes that says a great many', () => {
  const repeated = 'table:number-columns-repeated="400000000"'
  it.each<[string, () => Uint8Array, string]>([
    [
      'behind an arrow in a value',
      () => odf(sheet(manyTimes(`office:string-value="a>b" ${repeated}`))),
      'too_many_columns',
    ],
    ['in single quotes', () => odf(sheet(manyTimes(repeated.replaceAll('"', "'")))), 'too_many_columns'],
    [
      'of rows, behind an arrow',
      () =>
        odf(
          sheet(
            `<table:table-row table:style-name="a>b" table:number-rows-repeated="400000000">${cells('columns', 1)}</table:table-row>`,
          ),
        ),
      'too_many_rows',
    ],
    [
      'under a prefix in another script',
      () => odf(sheet(manyTimes('表:number-columns-repeated="400000000"', '表'), '表')),
      'too_many_columns',
    ],
    [
      'more than a number can be',
      () => odf(sheet(manyTimes('table:number-columns-repeated="4e8"'))),
      'unreadable',
    ],
    [
      'in plain XML behind a comment',
      () =>
        Buffer.from(
          `<?xml version="1.0"?><!-- <Workbook > -->${sheet(manyTimes(repeated)).replaceAll('document-content', 'document')}`,
        ),
      'too_many_columns',
    ],
    [
      'in a row of 2003 with an arrow',
      () => excel2003('<Row ss:StyleID="a>b" ss:Index="400000000"><Cell><Data>x</Data></Cell></Row>'),
      'too_many_rows',
    ],
    [
      'in a cell of 2003 with a sign',
      () => excel2003('<Row><Cell ss:Index="+999999"><Data ss:Type="String">x</Data></Cell></Row>'),
      'too_many_columns',
    ],
    ['in rows of 2003 alike', () => excel2003(`<Row ss:Span="400000000"/>${excelRow('x')}`), 'too_many_rows'],
  ])('is refused at once: %s', { timeout: 5_000 }, async (_, bytes, code) => {
    expect(await readOlder(bytes())).toMatchObject({ refused: code })
  })

  const declared = (count: number, each: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => each(index)).join('')
  it.each<[string, string, string]>([
    ['elements in elements', '<a>'.repeat(1_000_000), 'unreadable'],
    ['attributes', `<a${declared(1_000_000, index => ` b${index}=""`)}/>`, 'unreadable'],
    [
      'prefixes, each for one element among many of its own',
      `<a${declared(400, index => ` xmlns:b${index}="c"`)}>${'<d xmlns:e="f"/>'.repeat(200_000)}</a>`,
      'no_rows',
    ],
    [
      'styles that rest on one another',
      `<Styles>${declared(100_000, index => `<Style ss:ID="${index}" ss:Parent="${index + 1}"/>`)}</Styles>`,
      'no_rows',
    ],
    ['sheets of nothing', declared(100_000, index => `<Worksheet ss:Name="a${index}"/>`), 'older_too_large'],
  ])('is done with at once, of however many %s it is', { timeout: 5_000 }, async (_, made, code) => {
    const bytes = excel2003('')
      .toString()
      .replace(/<Worksheet.*<\/Worksheet>/, () => made)
    expect(await readOlder(Buffer.from(bytes))).toMatchObject({ refused: code })
  })

  it('is read where only columns that hold nothing are so many', { timeout: 5_000 }, async () => {
    const spans = '<Column ss:Span="400000000" ss:Width="10"/>'
    expect(await readOlder(excel2003(spans + excelRow('工号', '姓名')))).toMatchObject([
      { rows: [['工号', '姓名']] },
    ])
  })

  it('is no archive within the archive, and no second part under the same name', async () => {
    const inner = archive([{ name: 'content.xml', content: table(cells('columns', 1)) }])
    const hidden = { name: 'Content.xml', content: sheet(manyTimes(repeated)) }
    expect(await readOlder(odf(table(cells('columns', 1)), [hidden]))).toMatchObject([{ rows: [['王']] }])
    const bomb = archive([
      { name: 'content.xml', content: '<x/>' },
      { name: 'Index.zip', content: inner },
    ])
    expect(await readOlder(bomb)).toMatchObject({ refused: 'no_rows' })
    const twice = odf(table(cells('columns', 1)), [{ name: 'content.xml', content: table('') }])
    expect(await readOlder(twice)).toMatchObject({ refused: 'unreadable' })
  })
})

describe('an .xlsb', () => {
  const { row, text, shared } = binary
  const people = [row(0), text(0, '工号'), text(1, '姓名'), row(1), text(0, '00700'), text(1, '王一')]
  const rows = [
    ['工号', '姓名'],
    ['00700', '王一'],
  ]

  it('is read by what it names as its sheets, whatever else lies in it', async () => {
    const inner = archive([{ name: 'content.xml', content: '<x/>' }])
    const bytes = xlsb(
      [people, [row(3), text(2, '末')]],
      [
        { name: 'META-INF/manifest.xml', content: '<manifest/>' },
        { name: 'Content.XML', content: sheet(manyTimes('table:number-columns-repeated="400000000"')) },
        { name: 'Index.zip', content: inner },
      ],
    )
    expect(await readOlder(bytes)).toMatchObject([
      { name: '表1', rows },
      { name: '表2', rows: [[], [], [], [null, null, '末']] },
    ])
  })

  it.each<[string, Buffer[], string]>([
    ['a row far down', [row(0xffff_fff0), text(0, 'x')], 'too_many_rows'],
    ['a column far out', [row(0), text(0xffff_fff0, 'x')], 'too_many_columns'],
    ['rows that go back', [row(5), text(0, 'x'), row(4), text(0, 'y')], 'unreadable'],
    ['a text that is not there', [row(0), shared(0, 7)], 'unreadable'],
    ['a record that is cut off', [row(0), text(0, 'x').subarray(0, 9)], 'unreadable'],
  ])('is refused at once with %s', { timeout: 5_000 }, async (_, records, code) => {
    expect(await readOlder(xlsb([people, records]))).toMatchObject({ refused: code })
  })

  it('is refused where a sheet is not there, or stands there twice', async () => {
    const [first, second] = [1, 2].map(index => ({
      name: `xl/worksheets/Sheet${index}.bin`,
      content: Buffer.concat(people),
    }))
    expect(await readOlder(xlsb([people], [first!]))).toMatchObject({ refused: 'unreadable' })
    expect(await readOlder(xlsb([people], [second!]))).toMatchObject([{ rows }])
  })
})

/** One bit of roster.xls that sends its reader in circles. */
const neverEnds = { at: 2_297, bit: 8 }

describe('a file that would be read for ever', () => {
  it('is refused when its time is over', { timeout: 5_000 }, async () => {
    const bytes = Buffer.from(fixtureBytes('roster.xls'))
    bytes[neverEnds.at]! ^= neverEnds.bit
    expect(await readTables(bytes, { name: 'x.xls', limits: { olderTime: 300 } })).toMatchObject({
      refused: 'unreadable',
    })
  })

  it('is refused where blank rows of many sheets are what it is made of', { timeout: 5_000 }, async () => {
    const far = `<Worksheet ss:Name="NAME"><Table><Row ss:Index="600000"><Cell><Data>x</Data></Cell></Row></Table></Worksheet>`
    const many = Array.from({ length: 1_000 }, (_, index) => far.replace('NAME', `a${index}`)).join('')
    const bytes = excel2003('')
      .toString()
      .replace(/<Worksheet.*<\/Worksheet>/, many)
    expect(await readOlder(Buffer.from(bytes))).toMatchObject({ refused: 'older_too_large' })
  })
})
