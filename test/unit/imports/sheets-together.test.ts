import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { accepted, tableOf } from './table-of'

const head = '工号|姓名|部门|岗位'
const first = tableOf([head, '00601|王芳|一组|专员', '00602|李娜|一组|专员', '合计|2||'], { name: '一组' })
const second = tableOf(['二组人员', '姓名|工号|岗位|部门', '赵敏|00603|专员|二组'], { name: '二组' })
const third = tableOf(['工号|姓名|岗位', '00604|孙丽|专员'], { name: '三组' })
const layoutOf = (tables: ReturnType<typeof tableOf>[], decision?: RowDecision, sheet?: string) =>
  accepted(
    readLayout(tables, rosterSpec, {
      ...(sheet ? { sheet } : {}),
      ...(decision ? { decisions: new Map([[1, [decision]]]) } : {}),
    }),
  )

describe('a sheet for each team', () => {
  it('asks about the sheets with the same headings, and reads one until somebody says so', () => {
    const layout = layoutOf([first, second, third])
    expect(layout.data.map(({ row }) => row)).toEqual([2, 3])
    expect(layout.findings).toMatchObject([
      {
        row: 1,
        code: 'more_sheets',
        severity: 'warning',
        value: '二组、三组',
        params: { sheets: 2, count: 2 },
      },
      { row: 4, code: 'total_row' },
    ])
  })

  it('reads them together, each row’s cells under the headings of the first and numbered on', () => {
    const layout = layoutOf([first, second, third], 'all_sheets')
    expect(layout.data).toEqual([
      { row: 2, cells: ['00601', '王芳', '一组', '专员'] },
      { row: 3, cells: ['00602', '李娜', '一组', '专员'] },
      { row: 1003, cells: ['00603', '赵敏', '二组', '专员'] },
      { row: 2002, cells: ['00604', '孙丽', null, '专员'] },
    ])
    expect(layout.findings.filter(({ code }) => code === 'rows_of_sheet')).toMatchObject([
      { row: 1002, value: '二组', params: { by: 1000, first: 1003 } },
      { row: 2001, value: '三组', params: { by: 2000, first: 2002 } },
    ])
  })

  it('numbers on above every row there is', () => {
    const many = Array.from(
      { length: 1_200 },
      (_, index) => `1${String(index).padStart(4, '0')}|张三|总部|专员`,
    )
    const large = tableOf([head, ...many], { name: '总部' })
    expect(layoutOf([large, second], 'all_sheets').data.at(-1)?.row).toBe(10_003)
  })

  it('says how many rows another sheet with other headings holds, and does not read it', () => {
    const other = tableOf(['工号|姓名|部门|入职日期', '00605|周杰|二组|2024-03-01'], { name: '二组' })
    const layout = layoutOf(
      [first, other, tableOf(['说明', '请勿改动'], { name: '说明' })],
      'all_sheets',
      undefined,
    )
    expect(layout.findings.filter(({ row }) => row === 1)).toMatchObject([
      { code: 'other_sheet', value: '二组', params: { count: 1 } },
    ])
  })

  it('asks nothing about hidden sheets, nor where somebody chose the sheet', () => {
    expect(layoutOf([first, { ...second, hidden: true }]).findings.map(({ code }) => code)).toEqual([
      'total_row',
    ])
    expect(layoutOf([first, second], undefined, '一组').findings.map(({ code }) => code)).toEqual([
      'total_row',
    ])
  })
})
