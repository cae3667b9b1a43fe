import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { archive, sheetXml, workbookParts } from '../../support/office-files'
import { excel2003, excelRow, fixtureBytes, odf, sheet } from '../../support/older-workbooks'
import { openImports } from './imports-of-book'

const people = [
  ['工号', '姓名', '部门', '岗位'],
  ['00601', '王芳', '一组', '专员'],
  ['00602', '李娜', '二组', '专员'],
  ['00603', '赵敏', '一组', '专员'],
]
/** The second person is filtered out. */
const isFiltered = (index: number) => index === 2

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const xlsx = archive(
  workbookParts(
    sheetXml(
      people
        .map(
          (row, index) =>
            `<row r="${index + 1}" spans="1:4"${isFiltered(index) ? ' hidden="1"' : ''}>${row.map(cell).join('')}</row>`,
        )
        .join(''),
    ),
  ),
)
const odfCell = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
const ods = odf(
  sheet(
    people
      .map(
        (row, index) =>
          `<table:table-row${isFiltered(index) ? ' table:visibility="filter"' : ''}>${row.map(odfCell).join('')}</table:table-row>`,
      )
      .join(''),
  ),
)
const xml = excel2003(
  people
    .map((row, index) =>
      isFiltered(index) ? excelRow(...row).replace('<Row>', '<Row ss:Hidden="1">') : excelRow(...row),
    )
    .join(''),
)
/** As the library for older workbooks writes it. */
function xlsb(): Buffer {
  const made = utils.aoa_to_sheet(people)
  made['!rows'] = people.map((_, index) => (isFiltered(index) ? { hidden: true } : {}))
  return write({ SheetNames: ['名单'], Sheets: { 名单: made } }, { bookType: 'xlsb', type: 'buffer' })
}

describe('rows that a filter leaves out', () => {
  it.each<[string, () => Buffer]>([
    ['名单.xlsx', () => xlsx],
    ['名单.ods', () => ods],
    ['名单.xml', () => xml],
    ['名单.xlsb', xlsb],
    ['名单.xls', () => fixtureBytes('filtered.xls')],
  ])('are said and may be left out: %s', async (name, bytes) => {
    const imports = await openImports()
    const preview = await imports.preview(imports.put(name, bytes()), { kind: 'people' })
    expect(preview).toMatchObject({ rows: 3, new: 3 })
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ code: 'hidden_rows', row: 1, params: { count: 1 } }),
    )
    const shown = await imports.again(preview, { decisions: { 1: ['leave_hidden'] } })
    expect(shown).toMatchObject({ rows: 2, new: 2 })
    await imports.apply(shown)
    const { rows } = await imports.call('people', 'list', { limit: 10 })
    expect(rows.map(person => person.name).sort()).toEqual(['王芳', '赵敏'])
  })
})
