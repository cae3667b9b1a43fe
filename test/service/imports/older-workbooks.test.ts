import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../src/domain/imports/table'
import { oleContainer } from '../../support/office-files'
import {
  cells,
  excel2003,
  fixtureBytes,
  furtherRow,
  namespace,
  odf,
  olderFixtures,
  readOlder,
  table,
} from '../../support/older-workbooks'
import { openImports } from './imports-of-book'

const asShown = async (name: string) => {
  const sheets = await readOlder(join(olderFixtures, name))
  if ('refused' in sheets) throw new Error(sheets.refused)
  return sheets.map(({ name: sheet, hidden, rows, merges }) => ({
    sheet,
    hidden,
    rows: rows.map(row => row.map(cellText)),
    merges,
  }))
}

const roster = [
  ['部门', '工号', '姓名', '入职日期', '合格率', '打卡时间', '备注'],
  ['热线一组', '00600', '王芳', '2023-03-15', '85%', '09:00:00', '手机13812345678'],
  ['', '00601', '李强', '2023-03-16', '90%', '09:14:24', '空'],
  ['热线二组', 'K0101', 'Zoë', '2023-03-17 12:00', '100%', '', '#N/A'],
]
const merges = [{ top: 1, left: 0, bottom: 2, right: 0 }]

describe('a workbook that is not xlsx', () => {
  it.each(['roster.xls', 'roster.xlsb', 'roster-2003.xml'])(
    'is read as it is shown, dates and numbers with leading zeros too: %s',
    async name =>
      expect(await asShown(name)).toEqual([
        { sheet: '花名册', hidden: false, rows: roster, merges },
        { sheet: '底稿', hidden: true, rows: [['隐藏']], merges: [] },
      ]),
  )

  it('is read so where it is an OpenDocument sheet', async () => {
    expect(await asShown('roster.ods')).toEqual([
      { sheet: '花名册', hidden: false, rows: roster, merges },
      { sheet: '底稿', hidden: true, rows: [['隐藏']], merges: [] },
    ])
  })

  it('is read in its own code page where it is of before 1997', async () => {
    expect(await asShown('roster-95.xls')).toMatchObject([
      {
        sheet: '名册',
        rows: [
          ['工号', '姓名', '岗位'],
          ['00603', '王芳', '客服专员'],
        ],
      },
    ])
  })

  it('is read in its own encoding, as it is shown, where it is a web page that is called xls', async () => {
    const [page] = await asShown('roster-web-page.xls')
    expect(page?.rows).toEqual([
      ['员工花名册'],
      roster[0],
      ['热线一组', '00600', '王芳', '2023-03-15', '85%', '9:00', '手机13812345678'],
      ['', '00601', '李强', '2023年3月16日', '90%', '9:14:24', '空'],
    ])
    expect(page?.merges).toContainEqual({ top: 2, left: 0, bottom: 3, right: 0 })
  })

  it.each([
    '<div>\n',
    '<style>.text { mso-number-format: "\\@" }</style>\n',
    '<!--StartFragment-->',
    '<div x="1"><html>',
  ])('is read where a page begins with what stands around its table: %j', async begun => {
    const page = Buffer.from(
      `${begun}<table><tr><td>工号</td><td>姓名</td></tr><tr><td>00600</td><td>王芳</td></tr></table>`,
    )
    expect(await readOlder(page)).toMatchObject([
      {
        rows: [
          ['工号', '姓名'],
          ['00600', '王芳'],
        ],
      },
    ])
  })

  it('is imported as any other, by whatever name', async () => {
    const imports = await openImports()
    for (const [from, name] of [
      ['roster.xls', '花名册.et'],
      ['roster.ods', '花名册.ods'],
      ['roster-web-page.xls', '花名册.xls'],
    ] as const) {
      const path = join(imports.dataDir, name)
      copyFileSync(join(olderFixtures, from), path)
      const { sample } = await imports.preview(path, { kind: 'people' })
      expect(sample[0], name).toMatchObject({
        staffNo: '00600',
        name: '王芳',
        unit: '热线一组',
        hiredOn: '2023-03-15',
      })
    }
  })
})

describe('one that cannot be read', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['half an xls', () => fixtureBytes('roster.xls').subarray(0, 3000), 'unreadable'],
    ['half an ods', () => fixtureBytes('roster.ods').subarray(0, 3000), 'truncated'],
    ['an xls of nothing', () => oleContainer('Workbook'), 'unreadable'],
    ['an ods with a password', () => odf('<x/>', [], '<m><encryption-data/></m>'), 'password_protected'],
    ['an ods with a document type', () => odf('<!DOCTYPE x><x/>'), 'unsafe'],
    ['an ods that unpacks to 100 MB', () => odf(' '.repeat(100 * 1024 * 1024)), 'older_too_large'],
    ['an ods with a cell 400 million times', () => odf(table(cells('columns', 4e8))), 'too_many_columns'],
    ['an ods with a row a billion times', () => odf(table(cells('columns', 3), 1e9)), 'too_many_rows'],
    ['an ods with six million cells', () => odf(table(cells('columns', 900), 7_000)), 'older_too_large'],
    [
      'an ods with a person a long way down',
      () => odf(table('', 700_000, furtherRow(cells('columns', 1)))),
      'too_many_rows',
    ],
    [
      'XML of 2003 with a cell far out',
      () => excel2003('<Row><Cell ss:Index="400000000"><Data ss:Type="String">x</Data></Cell></Row>'),
      'too_many_columns',
    ],
    ['a page without a table', () => Buffer.from('<html><body>登录</body></html>'), 'no_rows'],
    ['a page saved with its pictures', () => Buffer.from('MIME-Version: 1.0\r\n\r\n<html/>'), 'other_format'],
  ])('is refused in our words: %s', async (_, bytes, code) => {
    expect(await readOlder(bytes())).toMatchObject({ refused: code })
  })
})

describe('a cell of an OpenDocument sheet', () => {
  const rowOf = async (...made: string[]) => {
    const sheets = await readOlder(odf(table(made.join(''))))
    return 'refused' in sheets ? sheets : sheets[0]?.rows[0]
  }
  const text = (content: string, attributes = '') =>
    `<table:table-cell office:value-type="string" ${attributes}>${content}</table:table-cell>`

  it('holds its text, without how it is pronounced, what is noted to it, and what was drawn on it', async () => {
    const ruby =
      '<text:ruby><text:ruby-base>岳</text:ruby-base><text:ruby-text>yuè</text:ruby-text></text:ruby>'
    const note = '<office:annotation><text:p>核对</text:p></office:annotation>'
    expect(
      await rowOf(
        text(`${note}<text:p>${ruby}飞</text:p>`),
        text('<text:p>王<text:s text:c="2"/>一</text:p><text:p>组<text:s text:c="0"/>长</text:p>'),
        text('<text:p>a &lt;b&gt; <![CDATA[<c>]]></text:p>'),
      ),
    ).toEqual(['岳飞', '王  一\n组长', 'a <b> <c>'])
  })

  it('holds a number, a percentage, a day or a time without showing it', async () => {
    expect(
      await rowOf(
        '<table:table-cell office:value-type="float" office:value="600"/>',
        '<table:table-cell office:value-type="percentage" office:value="0.85"/>',
        '<table:table-cell office:value-type="date" office:date-value="2023-03-15T12:30:00"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT09H14M24S"/>',
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
      ),
    ).toEqual([600, '85%', { date: '2023-03-15', minutes: 750 }, '09:14:24', true])
  })

  it('holds a day that is a number in the style of a day, wherever the style is told', async () => {
    const number = (style: string) =>
      `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="45000"/>`
    const styles = (name: string, at: string) =>
      `<office:${at} ${namespace('office')} ${namespace('style')} ${namespace('datastyle', 'number')}><number:date-style style:name="N${name}"><number:year/></number:date-style><style:style style:name="${name}" style:family="table-cell" style:data-style-name="N${name}"/></office:${at}>`
    const content = table(number('own') + number('common') + number('none')).replace(
      '<office:body>',
      `${styles('own', 'automatic-styles')}<office:body>`,
    )
    const common = { name: 'styles.xml', content: styles('common', 'document-styles') }
    const day = { date: '2023-03-15' }
    expect(await readOlder(odf(content, [common]))).toMatchObject([{ rows: [[day, day, 45000]] }])
  })

  it('stands as often as it says, in whichever quotes', async () => {
    expect(
      await rowOf(
        text('<text:p>合格</text:p>', "table:number-columns-repeated='2'"),
        text('<text:p>x</text:p>'),
      ),
    ).toEqual(['合格', '合格', 'x'])
  })
})

describe('a cell of the XML of 2003', () => {
  it('holds its value in the style of itself, its row or its column, without the comment on it', async () => {
    const styles =
      '<Styles><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="k"><NumberFormat ss:Format="&quot;K&quot;0000"/></Style></Styles>'
    const number = (value: number, attributes = '') =>
      `<Cell ${attributes}><Data ss:Type="Number">${value}</Data></Cell>`
    const row = `<Row ss:StyleID="day">${number(101, 'ss:StyleID="k"')}${number(45000)}<Cell><Data ss:Type="String">王 &gt; <![CDATA[一]]></Data><Comment><ss:Data>核对</ss:Data></Comment></Cell><Cell><Data ss:Type="DateTime">2023-03-15T09:30:00.000</Data></Cell></Row>`
    const column = `<Row>${number(102)}<Cell ss:Index="3"><Data ss:Type="Boolean">1</Data></Cell></Row>`
    const bytes = excel2003(`<Column ss:StyleID="k"/>${row}${column}`)
      .toString()
      .replace('<Worksheet', `${styles}<Worksheet`)
    expect(await readOlder(Buffer.from(bytes))).toMatchObject([
      {
        rows: [
          ['K0101', { date: '2023-03-15' }, '王 > 一', { date: '2023-03-15', minutes: 570 }],
          ['K0102', null, true],
        ],
      },
    ])
  })

  it('is missed in a file that was cut off', async () => {
    const whole = fixtureBytes('roster-2003.xml')
    for (const part of [0.4, 0.6, 0.9])
      expect(await readOlder(whole.subarray(0, Math.floor(whole.length * part)))).toMatchObject({
        refused: 'truncated',
      })
  })
})
