import { describe, expect, it } from 'vitest'
import { archive, sheetXml, workbookParts } from '../../support/office-files'
import { excel2003, odf, sheet } from '../../support/older-workbooks'
import { openImports } from './imports-of-book'

const texts = [
  ['工号', '姓名', '部门', '岗位'],
  ['00601', '王芳', '一组', '专员'],
  ['00602', '李娜'],
]
const xlsxCell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const xlsx = (...formulas: string[]) =>
  archive(
    workbookParts(
      sheetXml(
        texts
          .map(
            (row, index) => `<row>${row.map(xlsxCell).join('')}${index === 2 ? formulas.join('') : ''}</row>`,
          )
          .join(''),
      ),
    ),
  )
const odfCell = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
const ods = odf(
  sheet(
    texts
      .map(
        (row, index) =>
          `<table:table-row>${row.map(odfCell).join('')}${index === 2 ? '<table:table-cell table:formula="of:=[.C2]"/>' : ''}</table:table-row>`,
      )
      .join(''),
  ),
)
const xml = excel2003(
  texts
    .map(
      (row, index) =>
        `<Row>${row.map(text => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}${index === 2 ? '<Cell ss:Formula="=R2C3"/>' : ''}</Row>`,
    )
    .join(''),
)

const shown = async (name: string, bytes: Buffer) => {
  const imports = await openImports()
  return imports.preview(imports.put(name, bytes), { kind: 'people' })
}

describe('a formula whose value was not saved', () => {
  it.each<[string, string, Buffer]>([
    ['as openpyxl writes it', '名单.xlsx', xlsx('<c r="C3"><f>C2</f><v></v></c>')],
    ['without a value', '名单.xlsx', xlsx('<c r="C3"><f>C2</f></c>')],
    ['one of several alike', '名单.xlsx', xlsx('<c r="C3"><f t="shared" si="0"/><v/></c>')],
    ['in an ods', '名单.ods', ods],
    ['in the XML of 2003', '名单.xml', xml],
  ])('is said to be blank: %s', async (_, name, bytes) => {
    const preview = await shown(name, bytes)
    expect(preview).toMatchObject({ new: 2, errors: 0 })
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ code: 'unsaved_formula', row: 3, column: '部门', params: { count: 1 } }),
    )
  })

  it('leaves the file without data where numbers and names are formulas, and that is said', async () => {
    const formula = '<c><f>Sheet2!A2</f></c>'
    const bytes = archive(
      workbookParts(
        sheetXml(`<row>${texts[0]!.map(xlsxCell).join('')}</row><row>${formula.repeat(4)}</row>`),
      ),
    )
    await expect(shown('名单.xlsx', bytes)).rejects.toMatchObject({ code: 'unsaved_formulas' })
  })

  it('is none where the formula came to an empty text, or to a value', async () => {
    const preview = await shown(
      '名单.xlsx',
      xlsx(
        '<c r="C3" t="str"><f>IF(C2="","","")</f><v></v></c>',
        '<c r="D3" t="str"><f>D2</f><v>专员</v></c>',
      ),
    )
    expect(preview.findings.map(({ code }) => code)).toEqual(['new_names', 'new_names'])
  })
})
