import { describe, expect, it } from 'vitest'
import { officeBook } from '../../support/office-files'
import { codesIn, openImports } from './imports-of-book'

const head = ['工号', '姓名', '部门', '岗位']
const teams = [
  { name: '一组', rows: [head, ['00601', '王芳', '一组', '专员'], ['00602', '李娜', '一组', '专员']] },
  { name: '二组', rows: [head, ['00603', '赵敏', '二组', '专员'], ['', '无名', '二组', '']] },
]

describe('a workbook with a sheet for each team', () => {
  it('reads all of them once somebody says so, and keeps a row without a number out by its own row', async () => {
    const imports = await openImports()
    const path = imports.put('花名册.xlsx', await officeBook(teams))
    const preview = await imports.preview(path)
    expect(preview).toMatchObject({ kind: 'people', sheet: '一组', new: 2 })
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        row: 1,
        code: 'more_sheets',
        value: '二组',
        params: { sheets: 1, count: 2 },
      }),
    )

    const all = await imports.again(preview, { decisions: { 1: ['all_sheets'] } })
    expect(all).toMatchObject({ rows: 4, new: 3, errors: 1 })
    expect(codesIn(all)).toMatchObject({ more_sheets: 1, rows_of_sheet: 1, no_number: 1 })
    expect(all.findings.find(({ code }) => code === 'no_number')).toMatchObject({ row: 1003, who: '无名' })
    await imports.apply(all)
    const { rows } = await imports.call('people', 'list', { limit: 10 })
    expect(rows.map(person => person.name).sort()).toEqual(['李娜', '王芳', '赵敏'])
  })
})
