/** Workbooks read row by row come to the same tables as when they are read whole. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { archive, officeBook, sheetXml, workbookParts } from '../../support/office-files'
import { readTables } from '../../support/read-tables'
import { readWhole } from '../../support/whole-workbook'
import { hasOffice } from './imports-of-book'

const data = join(process.cwd(), '..', 'shared', 'data')

function workbooksUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return workbooksUnder(path)
    return /\.xls[xm]$/i.test(entry.name) && statSync(path).size > 0 ? [path] : []
  })
}

async function bothWays(bytes: Buffer) {
  const read = await readTables(bytes)
  if (isRefusal(read)) return { refused: read.refused }
  return { byRow: read.tables, whole: await readWhole(bytes) }
}

/** hucre takes a cell that names no shared string for one that names the first; it is blank. */
const EMPTY_STRING = 'xlsx-empty-shared-string'

describe.skipIf(!hasOffice)('every workbook of the office (skipped where ../shared/data is absent)', () => {
  it.each(hasOffice ? workbooksUnder(data).map(path => [path.slice(data.length + 1), path]) : [])(
    '%s',
    async (_, path) => {
      const { refused, byRow, whole } = await bothWays(readFileSync(path!))
      // A number in a format that gives it letters or noughts: row by row it is read as it is shown.
      if (path!.includes('people-number-formats')) expect(JSON.stringify(byRow)).toContain('"K0101"')
      else if (refused === undefined && !path!.includes(EMPTY_STRING)) expect(byRow).toEqual(whole)
    },
  )
})

const rows = [
  ['工号', '姓名', '入职日期', '备注'],
  ['00700', '王一', new Date(Date.UTC(2020, 2, 1)), ' & < > " \' _x000D_ é 𠮷'],
  [],
  [701, '赵 二', new Date(Date.UTC(2021, 11, 31, 8, 30)), true],
  [null, null, null, -1.5e-7],
]

describe('a workbook of every kind of cell', () => {
  it.each(['shared', 'inline'] as const)('with %s strings', async stringMode => {
    const bytes = await officeBook(
      [
        { name: '甲', rows, merges: ['A1:B1', 'C2:D4'], formats: { '3,0': '00000' } },
        { name: '乙 & 丙', rows: [['空']], hidden: true },
      ],
      { stringMode },
    )
    const { byRow, whole } = await bothWays(bytes)
    expect(byRow).toEqual(whole)
    expect(byRow?.[0]?.rows[3]?.slice(0, 3)).toEqual(['00701', '赵 二', { date: '2021-12-31', minutes: 510 }])
  })

  it('counted from 1904', async () => {
    const { byRow, whole } = await bothWays(await officeBook({ rows }, { dateSystem: '1904' }))
    expect(byRow).toEqual(whole)
  })
})

it('leaves a cell blank that names no shared string', async () => {
  const cells = '<row r="1"><c r="A1" t="s"><v></v></c><c r="B1"><v>1</v></c></row>'
  const { byRow } = await bothWays(archive(workbookParts(sheetXml(cells))))
  expect(byRow?.[0]?.rows).toEqual([[null, 1]])
})

describe('XML as other programs write it', () => {
  it.each([
    [
      'cells without names',
      '<row><c t="str"><v>a</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>',
    ],
    [
      'formulas',
      '<row r="1"><c r="A1"><f>B1+1</f><v>3</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c></row>',
    ],
    ['an error', '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'],
    [
      'rich text',
      '<row r="1"><c r="B1" t="inlineStr"><is><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 芳</t></r></is></c></row>',
    ],
    [
      'CDATA and comments',
      '<row r="1"><!-- <c r="Z1"> --><c r="A1" t="str"><v><![CDATA[a<b&c]]></v></c></row>',
    ],
    ['line ends and single quotes', "\n <row r = '2' >\r\n<c r='C2' t = 'str' >\n<v>x</v> </c>\n</row >\n"],
    [
      'styled cells without values',
      '<row r="1" s="1"><c r="A1" s="0"/><c r="B1" s="0"/><c r="C1"><v>1</v></c><c r="D1" s="0"/></row><row r="2"><c r="A2" s="0"/></row>',
    ],
    ['an unnamed cell behind styled ones', '<row r="1"><c r="A1"/><c r="B1"/><c><v>1</v></c></row>'],
    [
      'numbers as text',
      '<row r="1"><c r="A1" t="n"><v>1E3</v></c><c r="B1" t="d"><v>2020-01-01</v></c></row>',
    ],
  ])('%s', async (_, cells) => {
    const { byRow, whole } = await bothWays(archive(workbookParts(sheetXml(cells))))
    expect(byRow?.[0]?.rows).toEqual(whole?.[0]?.rows)
    expect(byRow?.[0]?.rows.length).toBeGreaterThan(0)
  })

  it('with a prefix before every name', async () => {
    const plain = sheetXml(
      '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1"/></row>',
      '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    const prefixed = plain.replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x=')
    const { byRow, whole } = await bothWays(archive(workbookParts(prefixed)))
    expect(byRow).toEqual(whole)
  })
})
