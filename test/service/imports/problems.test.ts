import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { cellText } from '../../../src/domain/imports/table'
import { officeBook } from '../../support/office-files'
import { readTables } from '../../support/read-tables'
import { outside } from '../support/outside'
import { openImports } from './imports-of-book'

const rows = [
  ['2026 年花名册', null, null, null],
  ['工号', '姓名', '所属机构', '入职日期'],
  ['00700', '王一', '华东分部', '2020-03-01'],
  [null, '王二', '华东分部', '2020-03-01'],
  ['00702', null, '华东分部', '2020-03-01'],
  ['=1+1', '王四', '华东分部', '2026-13-45'],
]

async function sheetsOf(path: string) {
  const read = await readTables(path)
  if (isRefusal(read)) throw new Error(read.refused)
  return read.tables.map(table => ({
    name: table.name,
    rows: table.rows.map(row => row.map(cellText)),
  }))
}

it('rows that cannot go in leave as a workbook, are mended there, and only they come in', async () => {
  const imports = await openImports()
  const preview = await imports.preview(
    imports.put('花名册.xlsx', await officeBook({ name: '在职', rows, merges: ['A1:D1'] })),
  )
  expect(preview).toMatchObject({ new: 1, errors: 3 })
  // Whose rows they are; where the name is missing, under which number.
  const errors = preview.findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ row, who }) => [row, who])).toEqual(
    expect.arrayContaining([
      [4, '王二'],
      [5, '00702'],
      [6, '王四'],
    ]),
  )
  await imports.apply(preview)

  const again = await imports.preview(join(imports.dataDir, '花名册.xlsx'))
  const path = outside('待改.xlsx')
  const { rows: count } = await imports.call('imports', 'exportProblems', {
    token: again.token,
    file: imports.ticket(path),
    language: 'zh-CN',
  })
  expect(count).toBe(3)
  const [data, problems] = await sheetsOf(path)
  expect(data?.rows.map(row => row.slice(0, 4))).toEqual([
    ['工号', '姓名', '所属机构', '入职日期'],
    ['', '王二', '华东分部', '2020-03-01'],
    ['00702', '', '华东分部', '2020-03-01'],
    [expect.stringContaining('=1+1'), '王四', '华东分部', '2026-13-45'],
  ])
  expect(problems?.rows.slice(0, 3)).toEqual([
    ['行', '列', '原值', '问题', '处理方式'],
    ['2', '工号', '', '没有工号。', expect.stringContaining('补上工号')],
    ['3', '姓名', '', '没有姓名。', expect.stringContaining('补上姓名')],
  ])

  // What was only looked at stays what it is; the exported file by itself is a roster with the same errors.
  expect(await imports.preview(path)).toMatchObject({ kind: 'people', new: 0, errors: 3, rows: 3 })

  const mended = rows.slice(1).map(row => [...row])
  const at = (row: number, cell: number, value: string) => {
    const cells = mended[row]
    if (cells) cells[cell] = value
  }
  at(2, 0, '00701')
  at(3, 1, '王三')
  at(4, 0, '00703')
  at(4, 3, '2026-03-05')
  const only = [mended[0] ?? [], ...mended.slice(2)]
  const last = await imports.preview(imports.put('改好.xlsx', await officeBook({ rows: only })))
  expect(last).toMatchObject({ new: 3, errors: 0 })
  await imports.apply(last)
  expect(await imports.call('people', 'list', { limit: 1 })).toMatchObject({ total: 4 })
})

it('says when they cannot be written', async () => {
  const imports = await openImports()
  const preview = await imports.previewOf([
    ['工号', '姓名', '岗位'],
    [null, '王一', '客服专员'],
    ['00701', '王二', '客服专员'],
  ])
  const nowhere = outside(join('nowhere', 'x.xlsx'))
  const file = imports.ticket(nowhere)
  await expect(
    imports.call('imports', 'exportProblems', { token: preview.token, file, language: 'en' }),
  ).rejects.toMatchObject({ code: 'not_writable' })
  expect(() => readFileSync(nowhere)).toThrow()
})
